#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

void nieto(pid_t padre) {
    // HUECO
    while (getppid() == padre) {
        usleep(10000);
    }
    printf("%d\n", getppid());
    exit(0);
    // INICIO: // ¿Cuándo es huérfano?
    // INICIO: printf("%d\n", getppid());
    // INICIO: exit(0);
    // FIN
}

void hijo(int ms) {
    pid_t yo = getpid();
    if (fork() == 0) {
        nieto(yo);
    }
    usleep(ms * 1000);
    exit(0);
}

int main(int argc, char *argv[]) {
    int ms = argc > 1 ? atoi(argv[1]) : 0;
    pid_t pid = fork();
    if (pid == 0) {
        hijo(ms);
    }
    waitpid(pid, NULL, 0);
    return 0;
}
