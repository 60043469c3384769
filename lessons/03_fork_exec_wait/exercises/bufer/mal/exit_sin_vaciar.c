// Lo rechaza: cada_uno_el_suyo
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char *argv[]) {
    int n = argc > 1 ? atoi(argv[1]) : 0;

    printf("empieza ");
    fflush(stdout);

    for (int i = 0; i < n; i++) {
        if (fork() == 0) {
            printf("hijo %d", i);
            _exit(0);
        }
    }

    for (int i = 0; i < n; i++) {
        wait(NULL);
    }
    printf("fin\n");
    return 0;
}
