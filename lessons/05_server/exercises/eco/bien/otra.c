#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static int abre(void) {
    int si = 1, s = socket(PF_INET, SOCK_STREAM, IPPROTO_TCP);
    struct sockaddr_in a = {0};
    a.sin_family = AF_INET;
    a.sin_port = 0;
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
    int s = abre(), vivos = 0;
    struct sockaddr_in aqui;
    socklen_t largo = sizeof aqui;
    getsockname(s, (struct sockaddr *)&aqui, &largo);
    printf("%u\n", ntohs(aqui.sin_port));
    fflush(stdout);
    for (int faltan = atoi(argv[1]); faltan > 0; faltan--) {
        int c = accept(s, NULL, NULL);
        if (fork() == 0) {
            close(s);
            eco(c);
            _exit(0);
        }
        close(c);
        vivos++;
        while (vivos > 0 && waitpid(-1, NULL, WNOHANG) > 0) {
            vivos--;
        }
    }
    while (vivos-- > 0) {
        wait(NULL);
    }
    return 0;
}
