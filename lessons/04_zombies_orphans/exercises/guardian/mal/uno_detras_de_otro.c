// Lo rechaza: a_la_vez
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#define MAXIMO 50

int n;
int metas[MAXIMO], vidas[MAXIMO];
pid_t pids[MAXIMO];

void arranca(int i) {
    vidas[i]++;
    pids[i] = fork();
    if (pids[i] == 0) {
        printf("hijo %d vida %d\n", i, vidas[i]);
        fflush(stdout);
        usleep((n - i) * 100000);
        _exit(vidas[i] >= metas[i] ? 0 : 1);
    }
}

int main(int argc, char *argv[]) {
    n = argc - 1;
    for (int i = 0; i < n; i++) {
        metas[i] = atoi(argv[i + 1]);
        int estado;
        do {
            arranca(i);
            wait(&estado);
        } while (estado != 0);
    }
    for (int i = 0; i < n; i++) {
        printf("%d %d\n", i, vidas[i]);
    }
    return 0;
}
