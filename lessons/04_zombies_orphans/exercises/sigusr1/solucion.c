#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

sigset_t turno;

void espera_el_turno(void) {
    // HUECO
    int senal;
    sigwait(&turno, &senal);
    // INICIO: // ¿Cómo se espera, sin perder la que llegue antes?
    // FIN
}

int main(int argc, char *argv[]) {
    int n = argc > 1 ? atoi(argv[1]) : 0;
    sigemptyset(&turno);
    sigaddset(&turno, SIGUSR1);
    // HUECO
    // Bloqueada antes de fork: la que llegue pronto queda pendiente.
    sigprocmask(SIG_BLOCK, &turno, NULL);
    // INICIO: signal(SIGUSR1, SIG_IGN);
    // FIN

    pid_t hijo = fork();
    if (hijo == 0) {
        for (int i = 0; i < n; i++) {
            espera_el_turno();
            printf("hijo %d\n", i);
            fflush(stdout);
            kill(getppid(), SIGUSR1);
        }
        exit(0);
    }
    for (int i = 0; i < n; i++) {
        printf("padre %d\n", i);
        fflush(stdout);
        kill(hijo, SIGUSR1);
        espera_el_turno();
    }
    waitpid(hijo, NULL, 0);
    return 0;
}
