// Lo rechaza: lanza
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char *argv[]) {
    for (int i = 1; i < argc; i++) {
        if (fork() == 0) {
            int estado = system(argv[i]);
            int codigo = WEXITSTATUS(estado);
            if (codigo == 127) {
                printf("%s: no existe\n", argv[i]);
            } else if (codigo > 128) {
                printf("%s: señal %d\n", argv[i], codigo - 128);
            } else if (codigo != 0) {
                printf("%s: código %d\n", argv[i], codigo);
            } else {
                printf("%s: bien\n", argv[i]);
            }
            exit(codigo != 0);
        }
    }

    int fallos = 0;
    int estado;
    while (wait(&estado) > 0) {
        fallos += estado != 0;
    }
    printf("fallos: %d\n", fallos);
    return 0;
}
