// Lo rechaza: codigos
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char *argv[]) {
    int n = atoi(argv[1]);
    int *codigos = NULL;

    for (int i = 0; i < n; i++) {
        if (fork() == 0) {
            printf("hijo %d\n", i);
            fflush(stdout);
            codigos[i] = i;
            exit(i);
        }
    }

    int suma = 0;
    for (int i = 0; i < n; i++) {
        int estado;
        wait(&estado);
        suma += WEXITSTATUS(estado);
    }
    printf("%d\n", suma);
    return 0;
}
