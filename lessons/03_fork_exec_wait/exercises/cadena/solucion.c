#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char *argv[]) {
    int n = argc > 1 ? atoi(argv[1]) : 0;
    pid_t primero = getpid();

    for (int i = 0; i < n; i++) {
        pid_t pid = fork();
        // HUECO
        if (pid != 0) {
            wait(NULL);
            break;
        }
        // INICIO: // ¿Quién sale del bucle, y qué hace antes?
        // INICIO: if (pid == 0) {
        // INICIO:     break;
        // INICIO: }
        // FIN
    }

    // HUECO
    if (getpid() == primero) {
        printf("fin\n");
    }
    // INICIO: if (primero > 0) {
    // INICIO:     printf("fin\n");
    // INICIO: }
    // FIN
    return 0;
}
