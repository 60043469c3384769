// Lo rechaza: a_medias
#include <arpa/inet.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

volatile sig_atomic_t seguir = 1;

void parar(int senal) {
    seguir = 0;
}

void manejar_cliente(int cliente) {
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
    // Sin SA_RESTART: la señal interrumpe accept.
    struct sigaction accion = {.sa_handler = parar};
    sigaction(SIGTERM, &accion, NULL);
    int escucha = escuchar(atoi(argv[1]));
    while (seguir) {
        int cliente = accept(escucha, NULL, NULL);
        if (cliente < 0) {
            continue;
        }
        if (fork() == 0) {
            close(escucha);
            manejar_cliente(cliente);
            exit(0);
        }
        close(cliente);
    }
    close(escucha);
    kill(0, SIGKILL);
    while (wait(NULL) > 0) {
    }
    printf("fin\n");
    return 0;
}
