#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

int main(int argc, char *argv[]) {
    int n = atoi(argv[1]), terminados = 0;
    for (int i = 0; i < n; i++) {
        switch (fork()) {
        case -1:
            perror("fork");
            exit(1);
        case 0:
            usleep(450000 - 20000 * i);
            exit(0);
        }
    }
    while (terminados < n) {
        int estado;
        pid_t pid = waitpid(-1, &estado, WNOHANG);
        if (pid > 0) {
            terminados++;
        } else {
            usleep(5000);
        }
    }
    printf("%d\n", terminados);
    return 0;
}
