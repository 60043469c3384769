// Lo rechaza: huerfano
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char *argv[]) {
    int ms = argc > 1 ? atoi(argv[1]) : 0;
    pid_t abuelo = getpid();
    pid_t hijo = fork();
    if (hijo == 0) {
        pid_t padre = getpid();
        if (fork() == 0) {
            while (getppid() == padre) {
                usleep(10000);
            }
            printf("%d\n", getppid());
            exit(0);
        }
        usleep(ms * 1000);
        wait(NULL);
        exit(0);
    }
    (void)abuelo;
    waitpid(hijo, NULL, 0);
    return 0;
}
