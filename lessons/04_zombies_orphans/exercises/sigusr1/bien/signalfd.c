#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

// La señal se lee de un descriptor.
static void turno(int fd) {
    struct signalfd_siginfo llegada;
    if (read(fd, &llegada, sizeof llegada) != sizeof llegada) {
        _exit(1);
    }
}

static void juega(const char *quien, int veces, int empieza, pid_t otro, int fd) {
    for (int i = 0; i < veces; i++) {
        if (!empieza) {
            turno(fd);
        }
        dprintf(STDOUT_FILENO, "%s %d\n", quien, i);
        kill(otro, SIGUSR1);
        if (empieza) {
            turno(fd);
        }
    }
}

int main(int argc, char *argv[]) {
    int n = argc > 1 ? atoi(argv[1]) : 0;
    sigset_t usr1;
    sigemptyset(&usr1);
    sigaddset(&usr1, SIGUSR1);
    sigprocmask(SIG_BLOCK, &usr1, NULL);

    pid_t padre = getpid(), hijo = fork();
    int fd = signalfd(-1, &usr1, 0);
    if (hijo == 0) {
        juega("hijo", n, 0, padre, fd);
        _exit(0);
    }
    juega("padre", n, 1, hijo, fd);
    waitpid(hijo, NULL, 0);
    return 0;
}
