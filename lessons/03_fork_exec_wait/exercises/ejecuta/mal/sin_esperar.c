// Lo rechaza: espera
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
    pid_t pid = fork();
    if (pid == 0) {
        execvp(argv[1], &argv[1]);
        _exit(errno == ENOENT ? 127 : 126);
    }
    printf("%d\n", WIFSIGNALED(estado) ? 128 + WTERMSIG(estado) : WEXITSTATUS(estado));
    return 0;
}
