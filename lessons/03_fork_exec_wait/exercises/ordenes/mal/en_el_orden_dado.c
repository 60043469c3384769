// Lo rechaza: segun_acaban
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

// Se convierte en la orden; si no puede, deja por qué en la tubería.
static void ejecuta(const char *orden, int queja) {
    char copia[200], *palabras[20];
    int n = 0;
    snprintf(copia, sizeof copia, "%s", orden);
    for (char *p = strtok(copia, " "); p != NULL && n < 19; p = strtok(NULL, " ")) {
        palabras[n++] = p;
    }
    palabras[n] = NULL;
    execvp(palabras[0], palabras);
    int error = errno;
    _exit(write(queja, &error, sizeof error) == sizeof error ? 127 : 126);
}

int main(int argc, char *argv[]) {
    int fallos = 0;

    pid_t pids[argc];
    int quejas[argc];
    for (int i = 1; i < argc; i++) {
        int t[2];
        if (pipe2(t, O_CLOEXEC) == -1) {
            return 1;
        }
        pids[i] = fork();
        if (pids[i] == 0) {
            ejecuta(argv[i], t[1]);
        }
        close(t[1]);
        quejas[i] = t[0];
    }

    for (int i = 1; i < argc; i++) {
        int estado, error;
        waitpid(pids[i], &estado, 0);
        if (read(quejas[i], &error, sizeof error) > 0) {
            printf("%s: no existe\n", argv[i]);
        } else if (WIFSIGNALED(estado)) {
            printf("%s: señal %d\n", argv[i], WTERMSIG(estado));
        } else if (WEXITSTATUS(estado) != 0) {
            printf("%s: código %d\n", argv[i], WEXITSTATUS(estado));
        } else {
            printf("%s: bien\n", argv[i]);
        }
        fallos += estado != 0;
    }
    printf("fallos: %d\n", fallos);
    return 0;
}
