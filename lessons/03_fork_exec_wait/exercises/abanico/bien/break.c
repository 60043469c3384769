#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char *argv[]) {
    int n = argc > 1 ? atoi(argv[1]) : 0;
    int i;
    for (i = 0; i < n; i++) {
        if (fork() == 0) {
            break;
        }
    }
    if (i < n) {
        printf("hijo %d\n", i);
        return i;
    }
    int suma = 0, estado;
    while (wait(&estado) != -1) {
        suma += WEXITSTATUS(estado);
    }
    printf("%d\n", suma);
    return 0;
}
