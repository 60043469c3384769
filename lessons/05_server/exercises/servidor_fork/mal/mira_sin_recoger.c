// Lo rechaza: zombis
#include <arpa/inet.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv) {
    int faltan = atoi(argv[2]), si = 1;
    int servidor = socket(AF_INET, SOCK_STREAM, 0);
    setsockopt(servidor, SOL_SOCKET, SO_REUSEADDR, &si, sizeof si);
    struct sockaddr_in aqui = {0};
    aqui.sin_family = AF_INET;
    aqui.sin_port = htons(atoi(argv[1]));
    aqui.sin_addr.s_addr = inet_addr("127.0.0.1");
    bind(servidor, (struct sockaddr *)&aqui, sizeof aqui);
    listen(servidor, 20);
    while (faltan > 0) {
        struct pollfd mira = {.fd = servidor, .events = POLLIN};
        if (poll(&mira, 1, 2) == 1) {
            int c = accept(servidor, NULL, NULL);
            if (fork() == 0) {
                close(servidor);
                char b[4096];
                ssize_t k;
                while ((k = recv(c, b, sizeof b, 0)) > 0)
                    for (ssize_t h = 0; h < k; h += send(c, b + h, k - h, 0));
                _exit(0);
            }
            close(c);
            faltan--;
        }
    }
    while (wait(NULL) > 0) {
    }
    return 0;
}
