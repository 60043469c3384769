#include <arpa/inet.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static void atender(int conexion) {
    char trozo[1000];
    for (;;) {
        ssize_t cuantos = recv(conexion, trozo, sizeof trozo, 0);
        if (cuantos <= 0) {
            _exit(cuantos < 0);
        }
        send(conexion, trozo, cuantos, 0);
    }
}

int main(int argc, char **argv) {
    int faltan = atoi(argv[2]), vivos = 0, si = 1;
    int servidor = socket(AF_INET, SOCK_STREAM, 0);
    setsockopt(servidor, SOL_SOCKET, SO_REUSEADDR, &si, sizeof si);
    struct sockaddr_in aqui = {0};
    aqui.sin_family = AF_INET;
    aqui.sin_port = htons(atoi(argv[1]));
    aqui.sin_addr.s_addr = inet_addr("127.0.0.1");
    bind(servidor, (struct sockaddr *)&aqui, sizeof aqui);
    listen(servidor, 5);

    while (faltan > 0) {
        while (vivos > 0 && waitpid(-1, NULL, WNOHANG) > 0) {
            vivos--;
        }
        struct pollfd mira = {.fd = servidor, .events = POLLIN};
        if (poll(&mira, 1, 20) == 1) {
            int conexion = accept(servidor, NULL, NULL);
            pid_t pid = fork();
            if (pid == 0) {
                close(servidor);
                atender(conexion);
            }
            close(conexion);
            vivos++;
            faltan--;
        }
    }
    while (vivos > 0) {
        wait(NULL);
        vivos--;
    }
    return 0;
}
