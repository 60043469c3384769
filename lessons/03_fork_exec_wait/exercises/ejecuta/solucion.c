#include <errno.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char *argv[]) {
    if (argc < 2) {
        return 2;
    }

    pid_t pid = fork();
    if (pid == 0) {
        // HUECO
        execvp(argv[1], &argv[1]);
        _exit(errno == ENOENT ? 127 : 126);
        // INICIO: // Aquí el hijo se ha de convertir en la orden.
        // INICIO: _exit(0);
        // FIN
    }

    int estado, codigo;
    wait(&estado);
    // HUECO
    if (WIFEXITED(estado)) {
        codigo = WEXITSTATUS(estado);
    } else {
        codigo = 128 + WTERMSIG(estado);
    }
    // INICIO: codigo = estado; // ¿Es esto el código?
    // FIN
    printf("%d\n", codigo);
    return 0;
}
