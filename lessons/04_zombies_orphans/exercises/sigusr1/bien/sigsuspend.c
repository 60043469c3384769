#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t llegada;

static void apunta(int senal) {
    llegada = 1;
}

static void espera(const sigset_t *sin_bloquear) {
    while (!llegada) {
        sigsuspend(sin_bloquear);
    }
    llegada = 0;
}

int main(int argc, char *argv[]) {
    int n = argc > 1 ? atoi(argv[1]) : 0;
    sigset_t usr1, antes;
    sigemptyset(&usr1);
    sigaddset(&usr1, SIGUSR1);
    sigprocmask(SIG_BLOCK, &usr1, &antes);
    struct sigaction accion = {.sa_handler = apunta};
    sigemptyset(&accion.sa_mask);
    sigaction(SIGUSR1, &accion, NULL);
    pid_t pid = fork();
    pid_t otro = pid == 0 ? getppid() : pid;
    for (int i = 0; i < n; i++) {
        if (pid == 0) {
            espera(&antes);
        }
        dprintf(1, "%s %d\n", pid == 0 ? "hijo" : "padre", i);
        kill(otro, SIGUSR1);
        if (pid != 0) {
            espera(&antes);
        }
    }
    if (pid != 0) {
        wait(NULL);
    }
    return 0;
}
