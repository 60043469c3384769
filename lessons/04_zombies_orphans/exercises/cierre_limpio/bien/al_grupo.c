#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

// Mientras se atiende SIGTERM, al padre no le llega la que él mismo envía a su grupo.
void termina(int senal) {
    kill(0, SIGTERM);
    while (wait(NULL) > 0) {
    }
    printf("fin\n");
    fflush(stdout);
    _exit(0);
}

int main(int argc, char *argv[]) {
    int n = atoi(argv[1]);
    for (int i = 0; i < n; i++) {
        if (fork() == 0) {
            for (;;) {
                pause();
            }
        }
    }
    signal(SIGTERM, termina);
    printf("listo\n");
    fflush(stdout);
    for (;;) {
        pause();
    }
}
