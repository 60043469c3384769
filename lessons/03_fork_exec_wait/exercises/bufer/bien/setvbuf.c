#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char *argv[]) {
    int n = argc > 1 ? atoi(argv[1]) : 0;

    setvbuf(stdout, NULL, _IONBF, 0);
    printf("empieza ");

    for (int i = 0; i < n; i++) {
        if (fork() == 0) {
            char linea[20];
            int largo = snprintf(linea, sizeof linea, "hijo %d\n", i);
            _exit(write(1, linea, largo) == -1);
        }
    }

    for (int i = 0; i < n; i++) {
        wait(NULL);
    }
    printf("fin\n");
    return 0;
}
