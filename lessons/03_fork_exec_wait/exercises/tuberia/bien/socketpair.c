#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

// En lugar de pipe, un socketpair; y una función que lanza cada una con su entrada o su salida cambiada.
static pid_t lanza(const char *orden, int cual, int par[2]) {
    pid_t pid = fork();
    if (pid != 0) {
        return pid;
    }
    dup2(par[cual], cual);
    close(par[0]);
    close(par[1]);
    char *palabras[20] = {0};
    int n = 0;
    for (char *p = strtok(strdup(orden), " "); p != NULL; p = strtok(NULL, " ")) {
        palabras[n++] = p;
    }
    execvp(palabras[0], palabras);
    perror(palabras[0]);
    exit(127);
}

int main(int argc, char *argv[]) {
    int par[2];
    if (argc != 3 || socketpair(AF_UNIX, SOCK_STREAM, 0, par) == -1) {
        return 2;
    }
    // Lo que se escribe en par[1] se lee de par[0].
    pid_t b = lanza(argv[2], 0, par);
    pid_t a = lanza(argv[1], 1, par);
    close(par[0]);
    close(par[1]);
    waitpid(a, NULL, 0);
    waitpid(b, NULL, 0);
    puts("fin");
    return 0;
}
