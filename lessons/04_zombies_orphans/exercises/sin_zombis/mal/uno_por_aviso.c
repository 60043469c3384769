// Lo rechaza: zombis
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static volatile sig_atomic_t quedan;

static void recoge(int s) {
    if (waitpid(-1, NULL, WNOHANG) > 0) {
        quedan--;
    }
}

int main(int argc, char *argv[]) {
    int n = atoi(argv[1]);
    quedan = n;
    struct sigaction sa = {.sa_handler = recoge};
    sigaction(SIGCHLD, &sa, NULL);
    for (int i = 0; i < n; i++) {
        if (fork() == 0) {
            usleep(100000 + 50000 * i);
            _exit(0);
        }
    }
    time_t t = time(NULL);
    while (quedan > 0 && time(NULL) < t + 3) {
        usleep(5000);
    }
    printf("%d\n", n);
}
