#define _GNU_SOURCE
#include <arpa/inet.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

void devuelve(int cliente) {
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
    int escucha = escuchar(atoi(argv[1])), quedan = atoi(argv[2]), vivos = 0;
    sigset_t senales;
    sigemptyset(&senales);
    sigaddset(&senales, SIGCHLD);
    sigprocmask(SIG_BLOCK, &senales, NULL);
    int avisos = signalfd(-1, &senales, 0);
    int mira = epoll_create1(0);
    struct epoll_event de_escucha = {.events = EPOLLIN, .data.fd = escucha};
    struct epoll_event de_avisos = {.events = EPOLLIN, .data.fd = avisos};
    epoll_ctl(mira, EPOLL_CTL_ADD, escucha, &de_escucha);
    epoll_ctl(mira, EPOLL_CTL_ADD, avisos, &de_avisos);

    while (quedan > 0 || vivos > 0) {
        struct epoll_event suceso;
        epoll_wait(mira, &suceso, 1, -1);
        if (suceso.data.fd == avisos) {
            struct signalfd_siginfo aviso;
            read(avisos, &aviso, sizeof aviso);
            while (waitpid(-1, NULL, WNOHANG) > 0) {
                vivos--;
            }
            continue;
        }
        int cliente = accept(escucha, NULL, NULL);
        if (fork() == 0) {
            close(escucha);
            close(avisos);
            close(mira);
            devuelve(cliente);
            _exit(0);
        }
        close(cliente);
        vivos++;
        quedan--;
        if (quedan == 0) {
            epoll_ctl(mira, EPOLL_CTL_DEL, escucha, NULL);
            close(escucha);
        }
    }
    return 0;
}
