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

int escuchar(void) {
    int escucha = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in donde = {.sin_family = AF_INET, .sin_port = 0};
    donde.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (bind(escucha, (struct sockaddr *)&donde, sizeof donde) < 0 || listen(escucha, 20) < 0) {
        perror("no se puede escuchar");
        exit(1);
    }
    return escucha;
}

int puerto_de(int escucha) {
    struct sockaddr_in donde;
    socklen_t mide = sizeof donde;
    getsockname(escucha, (struct sockaddr *)&donde, &mide);
    return ntohs(donde.sin_port);
}

int main(int argc, char *argv[]) {
    int n = atoi(argv[1]);
    int escucha = escuchar();
    printf("%d\n", puerto_de(escucha));
    for (int i = 0; i < n; i++) {
        int cliente = accept(escucha, NULL, NULL);
        manejar_cliente(cliente);
        close(cliente);
    }
    while (wait(NULL) > 0) {
    }
    return 0;
}
