// Lo rechaza: no_se_pierde
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void nada(int senal) {
}

static void espera(void) {
    pause();
}

int main(int argc, char *argv[]) {
    int n = argc > 1 ? atoi(argv[1]) : 0;
    signal(SIGUSR1, nada);
    pid_t hijo = fork();
    if (hijo == 0) {
        for (int i = 0; i < n; i++) {
            espera();
            dprintf(1, "hijo %d\n", i);
            kill(getppid(), SIGUSR1);
        }
        exit(0);
    }
    for (int i = 0; i < n; i++) {
        dprintf(1, "padre %d\n", i);
        kill(hijo, SIGUSR1);
        espera();
    }
    waitpid(hijo, NULL, 0);
    return 0;
}
