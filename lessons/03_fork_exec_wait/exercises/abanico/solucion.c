#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char *argv[]) {
    int n = argc > 1 ? atoi(argv[1]) : 0;

    for (int i = 0; i < n; i++) {
        pid_t pid = fork();
        if (pid == 0) {
            // HUECO
            printf("hijo %d\n", i);
            exit(i);
            // INICIO: // Esto lo hace el hijo i. ¿Y después?
            // INICIO: printf("hijo %d\n", i);
            // INICIO: break;
            // FIN
        }
    }

    int suma = 0;
    // HUECO
    for (int i = 0; i < n; i++) {
        int estado;
        wait(&estado);
        suma += WEXITSTATUS(estado);
    }
    // INICIO: // Espera aquí a todos y suma sus códigos.
    // FIN
    printf("%d\n", suma);
    return 0;
}
