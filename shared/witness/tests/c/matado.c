/* El hijo avisa y termina; el padre, en cuanto recibe el aviso, lo mata, y dice de qué ha muerto. */
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    int aviso[2], estado;
    char byte;
    pipe(aviso);
    pid_t hijo = fork();
    if (hijo == 0) {
        write(aviso[1], "x", 1);
        _exit(0);
    }
    read(aviso[0], &byte, 1);
    kill(hijo, SIGKILL);
    waitpid(hijo, &estado, 0);
    printf("señal: %d\n", WIFSIGNALED(estado) ? WTERMSIG(estado) : 0);
    return 0;
}
