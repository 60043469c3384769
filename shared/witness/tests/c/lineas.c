/* El padre avisa al hijo, y cada uno escribe una línea: nada dice cuál va antes. */
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    int listo[2], aviso[2];
    char byte;
    pipe(listo);
    pipe(aviso);
    if (fork() == 0) {
        write(listo[1], "x", 1);
        read(aviso[0], &byte, 1);
        write(1, "hijo\n", 5);
        _exit(0);
    }
    read(listo[0], &byte, 1);
    write(aviso[1], "x", 1);
    write(1, "padre\n", 6);
    wait(NULL);
    return 0;
}
