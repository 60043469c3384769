// Lo rechaza: primero
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char *argv[]) {
    int n = argc > 1 ? atoi(argv[1]) : 0;

    printf("empieza ");

    for (int i = 0; i < n; i++) {
        if (fork() == 0) {
            dprintf(1, "hijo %d\n", i);
            _exit(0);
        }
    }

    for (int i = 0; i < n; i++) {
        wait(NULL);
    }
    printf("fin\n");
    return 0;
}
