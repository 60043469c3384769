#include <arpa/inet.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/signalfd.h>
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
    sigset_t avisos;
    sigemptyset(&avisos);
    sigaddset(&avisos, SIGTERM);
    sigprocmask(SIG_BLOCK, &avisos, NULL);
    struct pollfd mira[2] = {{.fd = abre(argv[1]), .events = POLLIN}, {.fd = signalfd(-1, &avisos, 0), .events = POLLIN}};
    for (;;) {
        poll(mira, 2, -1);
        if (mira[1].revents) {
            break;
        }
        int c = accept(mira[0].fd, NULL, NULL);
        if (fork() == 0) {
            close(mira[0].fd);
            close(mira[1].fd);
            eco(c);
            _exit(0);
        }
        close(c);
    }
    close(mira[0].fd);
    while (waitpid(-1, NULL, 0) > 0) {
    }
    puts("fin");
    return 0;
}
