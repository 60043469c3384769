// Lo rechaza: a_la_vez
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

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
    int puerto = atoi(argv[1]), n = atoi(argv[3]);
    int escucha = escuchar(puerto);
    for (int i = 0; i < n; i++) {
        int cliente = accept(escucha, NULL, NULL);
        if (fork() == 0) {
            close(escucha);
            manejar_cliente(cliente);
            exit(0);
        }
        close(cliente);
        wait(NULL);
    }
    return 0;
}
