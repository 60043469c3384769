#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static int abre(const char *puerto) {
    int si = 1, s = socket(PF_INET, SOCK_STREAM, IPPROTO_TCP);
    struct sockaddr_in a = {0};
    a.sin_family = AF_INET;
    a.sin_port = htons(atoi(puerto));
    inet_pton(AF_INET, "127.0.0.1", &a.sin_addr);
    setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &si, sizeof si);
    if (bind(s, (struct sockaddr *)&a, sizeof a) || listen(s, SOMAXCONN)) {
        exit(1);
    }
    return s;
}

static void eco(int c) {
    char trozo[512];
    for (ssize_t n; (n = recv(c, trozo, sizeof trozo, 0)) > 0;) {
        for (ssize_t va = 0; va < n;) {
            va += send(c, trozo + va, n - va, 0);
        }
    }
    close(c);
}

int main(int argc, char **argv) {
    int s = abre(argv[1]), k = atoi(argv[2]);
    pid_t obreros[8];
    for (int i = 0; i < k; i++) {
        if ((obreros[i] = fork()) == 0) {
            for (int faltan = atoi(argv[3]); faltan > 0; faltan--) {
                eco(accept(s, NULL, NULL));
            }
            _exit(0);
        }
    }
    close(s);
    for (int i = k - 1; i >= 0; i--) {
        waitpid(obreros[i], NULL, 0);
    }
    puts("fin");
    return 0;
}
