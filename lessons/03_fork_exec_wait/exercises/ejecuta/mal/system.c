// Lo rechaza: fork
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char *argv[]) {
    if (argc < 2) {
        return 2;
    }
    int estado = 0;
    char orden[1000] = "";
    for (int i = 1; i < argc; i++) {
        strcat(strcat(orden, argv[i]), " ");
    }
    estado = system(orden);
    printf("%d\n", WIFSIGNALED(estado) ? 128 + WTERMSIG(estado) : WEXITSTATUS(estado));
    return 0;
}
