// Lo rechaza: terminan
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static pid_t hijos[20];
static int n;

static void termina(int senal) {
    for (int i = 0; i < n; i++) {
        waitpid(hijos[i], NULL, 0);
    }
    write(1, "fin\n", 4);
    _exit(0);
}

int main(int argc, char *argv[]) {
    n = argc > 1 ? atoi(argv[1]) : 0;
    for (int i = 0; i < n; i++) {
        hijos[i] = fork();
        if (hijos[i] == 0) {
            while (1) {
                pause();
            }
        }
    }
    signal(SIGTERM, termina);
    write(1, "listo\n", 6);
    while (1) {
        pause();
    }
}
