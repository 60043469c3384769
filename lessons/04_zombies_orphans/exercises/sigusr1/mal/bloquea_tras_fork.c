// Lo rechaza: nadie_muere
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void espera(void) {
    int senal;
    sigset_t turno;
    sigemptyset(&turno);
    sigaddset(&turno, SIGUSR1);
    sigwait(&turno, &senal);
}

int main(int argc, char *argv[]) {
    int n = argc > 1 ? atoi(argv[1]) : 0;
    pid_t hijo = fork();
    sigset_t turno;
    sigemptyset(&turno);
    sigaddset(&turno, SIGUSR1);
    sigprocmask(SIG_BLOCK, &turno, NULL);
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
