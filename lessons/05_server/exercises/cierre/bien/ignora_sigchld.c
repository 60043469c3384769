#include <arpa/inet.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

volatile sig_atomic_t parar;

void al_parar(int senal) {
    parar = 1;
}

void devuelve(int cliente) {
    char datos[4096];
    ssize_t leidos;
    while ((leidos = read(cliente, datos, sizeof datos)) > 0) {
        write(cliente, datos, leidos);
    }
}

int escuchar(int puerto) {
    int escucha = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in donde = {.sin_family = AF_INET, .sin_port = htons(puerto)};
    donde.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (bind(escucha, (struct sockaddr *)&donde, sizeof donde) < 0 || listen(escucha, 20) < 0) {
        perror("no se puede escuchar");
        exit(1);
    }
    return escucha;
}

int main(int argc, char *argv[]) {
    // SIGTERM solo llega mientras se está en pselect.
    sigset_t senales, antes;
    sigemptyset(&senales);
    sigaddset(&senales, SIGTERM);
    sigprocmask(SIG_BLOCK, &senales, &antes);
    struct sigaction accion = {.sa_handler = al_parar};
    sigaction(SIGTERM, &accion, NULL);
    signal(SIGCHLD, SIG_IGN);

    int escucha = escuchar(atoi(argv[1]));
    while (!parar) {
        fd_set lectura;
        FD_ZERO(&lectura);
        FD_SET(escucha, &lectura);
        if (pselect(escucha + 1, &lectura, NULL, NULL, NULL, &antes) <= 0) {
            continue;
        }
        int cliente = accept(escucha, NULL, NULL);
        if (fork() == 0) {
            close(escucha);
            devuelve(cliente);
            _exit(0);
        }
        close(cliente);
    }
    close(escucha);
    // Con SIGCHLD ignorada, no vuelve hasta que no queda ninguno.
    wait(NULL);
    printf("fin\n");
    return 0;
}
