#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv) {
    (void)argc;
    int estado, codigo;
    switch (fork()) {
    case -1:
        perror("fork");
        exit(1);
    case 0:
        execvp(argv[1], argv + 1);
        if (errno == ENOENT) {
            fprintf(stderr, "%s: no existe\n", argv[1]);
            exit(127);
        }
        perror(argv[1]);
        exit(126);
    default:
        wait(&estado);
        codigo = WIFSIGNALED(estado) ? 128 + WTERMSIG(estado) : WEXITSTATUS(estado);
        printf("%d\n", codigo);
        return codigo;
    }
}
