// Lo rechaza: zombis
#include <arpa/inet.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

void manejar_cliente(int cliente) {
    char datos[4096];
    ssize_t leidos;
    while ((leidos = read(cliente, datos, sizeof datos)) > 0) {
        ssize_t escritos = 0;
        while (escritos < leidos) {
            escritos += write(cliente, datos + escritos, leidos - escritos);
        }
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

void al_terminar_un_hijo(int senal) {
    int guardado = errno;
    waitpid(-1, NULL, WNOHANG);
    errno = guardado;
}

int main(int argc, char *argv[]) {
    int puerto = atoi(argv[1]), n = atoi(argv[2]);
    struct sigaction accion = {.sa_handler = al_terminar_un_hijo, .sa_flags = SA_RESTART};
    sigaction(SIGCHLD, &accion, NULL);

    int escucha = escuchar(puerto);
    for (int i = 0; i < n; i++) {
        int cliente = accept(escucha, NULL, NULL);
        if (fork() == 0) {
            close(escucha);
            manejar_cliente(cliente);
            exit(0);
        }
        close(cliente);
    }
    while (wait(NULL) > 0) {
    }
    return 0;
}
