#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char *argv[]) {
    int n = argc > 1 ? atoi(argv[1]) : 0;
    pid_t hijos[n + 1];
    sigset_t term;
    sigemptyset(&term);
    sigaddset(&term, SIGTERM);
    sigprocmask(SIG_BLOCK, &term, NULL);

    for (int i = 0; i < n; i++) {
        hijos[i] = fork();
        if (hijos[i] == 0) {
            // HUECO
            sigprocmask(SIG_UNBLOCK, &term, NULL);
            // INICIO: // El hijo hereda la máscara: ¿le hace falta?
            // FIN
            while (1) {
                sleep(1);
            }
        }
    }
    printf("listo\n");
    fflush(stdout);

    int senal;
    sigwait(&term, &senal);
    // HUECO
    for (int i = 0; i < n; i++) {
        kill(hijos[i], SIGTERM);
    }
    for (int i = 0; i < n; i++) {
        waitpid(hijos[i], NULL, 0);
    }
    // INICIO: // ¿Y los hijos?
    // FIN
    printf("fin\n");
    return 0;
}
