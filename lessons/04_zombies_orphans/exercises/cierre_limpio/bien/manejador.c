#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t pedido;

static void apunta(int senal) {
    pedido = 1;
}

int main(int argc, char *argv[]) {
    int n = atoi(argv[1]);
    pid_t hijos[20];
    for (int i = 0; i < n; i++) {
        hijos[i] = fork();
        if (hijos[i] == 0) {
            for (;;) {
                pause();
            }
        }
    }
    struct sigaction accion = {.sa_handler = apunta};
    sigemptyset(&accion.sa_mask);
    sigaction(SIGTERM, &accion, NULL);
    dprintf(1, "listo\n");
    while (!pedido) {
        usleep(20000);
    }
    for (int i = 0; i < n; i++) {
        kill(hijos[i], SIGKILL);
    }
    while (wait(NULL) > 0) {
    }
    dprintf(1, "fin\n");
    return EXIT_SUCCESS;
}
