// Lo rechaza: fin_tras_todos
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

int main(int argc, char *argv[]) {
    int n = argc > 1 ? atoi(argv[1]) : 0;
    for (int i = 0; i < n; i++) {
        if (fork() == 0) {
            usleep(50000 + 100000 * (i % 5));
            _exit(0);
        }
    }
    while (waitpid(-1, NULL, WNOHANG) > 0) {
        usleep(1000);
    }
    printf("%d\n", n);
    return 0;
}
