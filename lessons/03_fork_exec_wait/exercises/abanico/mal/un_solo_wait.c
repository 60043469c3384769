// Lo rechaza: recogidos
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char *argv[]) {
    int n = argc > 1 ? atoi(argv[1]) : 0;
    for (int i = 0; i < n; i++) {
        if (fork() == 0) {
            printf("hijo %d\n", i);
            exit(i);
        }
    }
    int suma = 0, estado = 0;
    if (n > 0) {
        wait(&estado);
        suma += WEXITSTATUS(estado);
    }
    printf("%d\n", suma);
    return 0;
}
