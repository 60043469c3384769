// Lo rechaza: zombis
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
    for (int i = 0; i < 100; i++) {
        usleep(10000);
    }
    while (wait(NULL) > 0) {
    }
    printf("%d\n", n);
    return 0;
}
