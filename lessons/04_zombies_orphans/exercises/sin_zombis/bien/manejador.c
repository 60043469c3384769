#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static volatile sig_atomic_t quedan;

static void recoge(int senal) {
    int antes = errno;
    while (waitpid(-1, NULL, WNOHANG) > 0) {
        quedan--;
    }
    errno = antes;
}

int main(int argc, char *argv[]) {
    int n = argc > 1 ? atoi(argv[1]) : 0;
    struct sigaction accion = {.sa_handler = recoge, .sa_flags = SA_RESTART | SA_NOCLDSTOP};
    sigemptyset(&accion.sa_mask);
    sigaction(SIGCHLD, &accion, NULL);
    quedan = n;
    for (int i = 0; i < n; i++) {
        pid_t pid = fork();
        if (pid == 0) {
            usleep(100000 + 40000 * (i % 10));
            _exit(0);
        }
    }
    while (quedan > 0) {
        usleep(10000);
    }
    printf("%d\n", n);
    return 0;
}
