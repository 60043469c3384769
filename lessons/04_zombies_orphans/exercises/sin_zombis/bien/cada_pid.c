#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

int main(int argc, char *argv[]) {
    int n = argc > 1 ? atoi(argv[1]) : 0;
    pid_t hijos[n + 1];
    for (int i = 0; i < n; i++) {
        if ((hijos[i] = fork()) == 0) {
            usleep(50000 * (i % 9 + 1));
            _exit(0);
        }
    }
    int vivos = n;
    while (vivos > 0) {
        usleep(20000);
        for (int i = 0; i < n; i++) {
            if (hijos[i] > 0 && waitpid(hijos[i], NULL, WNOHANG) == hijos[i]) {
                hijos[i] = 0;
                vivos--;
            }
        }
    }
    printf("%d\n", n);
    return 0;
}
