// Lo rechaza: tras_exec
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char *argv[]) {
    if (argc < 2) {
        return 2;
    }
    int estado = 0;
    if (fork() == 0) {
        execvp(argv[1], &argv[1]);
        perror(argv[1]);
    }
    wait(&estado);
    printf("%d\n", WIFSIGNALED(estado) ? 128 + WTERMSIG(estado) : WEXITSTATUS(estado));
    return 0;
}
