// Lo rechaza: cadena
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char *argv[]) {
    int n = argc > 1 ? atoi(argv[1]) : 0;
    int nivel = 0;
    pid_t primero = getpid();
    for (; nivel < n; nivel++) {
        if (fork() > 0) {
            wait(NULL);
        }
    }
    if (getpid() == primero) {
        printf("fin\n");
    }
    return 0;
}
