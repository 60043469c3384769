#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t pedido;

static void apunta(int senal) {
    (void)senal;
    pedido = 1;
}

static int abre(int puerto) {
    struct sockaddr_in aqui = {
        .sin_family = AF_INET,
        .sin_port = htons(puerto),
        .sin_addr.s_addr = inet_addr("127.0.0.1"),
    };
    int s = socket(AF_INET, SOCK_STREAM, 0);
    if (s == -1 || bind(s, (struct sockaddr *)&aqui, sizeof aqui) == -1 || listen(s, 30) == -1) {
        perror("servidor");
        exit(1);
    }
    return s;
}

// Escribe hasta el último byte de cada trozo.
static void atiende(int cliente) {
    unsigned char trozo[16384];
    ssize_t n;
    while ((n = recv(cliente, trozo, sizeof trozo, 0)) > 0) {
        for (ssize_t hechos = 0, m; hechos < n; hechos += m) {
            if ((m = write(cliente, trozo + hechos, n - hechos)) == -1) {
                return;
            }
        }
    }
}

// SIGTERM solo puede llegar mientras se espera en ppoll.
int main(int argc, char *argv[]) {
    sigset_t term, antes;
    sigemptyset(&term);
    sigaddset(&term, SIGTERM);
    sigprocmask(SIG_BLOCK, &term, &antes);
    sigaction(SIGTERM, &(struct sigaction){.sa_handler = apunta}, NULL);

    int s = argc > 1 ? abre(atoi(argv[1])) : -1;
    while (!pedido) {
        struct pollfd mira = {.fd = s, .events = POLLIN};
        if (ppoll(&mira, 1, NULL, &antes) <= 0) {
            continue;
        }
        int cliente = accept(s, NULL, NULL);
        if (fork() == 0) {
            close(s);
            atiende(cliente);
            _exit(0);
        }
        close(cliente);
    }
    close(s);
    do {
        errno = 0;
        wait(NULL);
    } while (errno != ECHILD);
    puts("fin");
    return 0;
}
