// Lo rechaza: mata
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

int main(int argc, char *argv[]) {
    if (argc < 3) {
        return 2;
    }
    int plazo = atoi(argv[1]), estado = 0;

    pid_t pid = fork();
    if (pid == 0) {
        execvp(argv[2], &argv[2]);
        _exit(127);
    }

    time_t limite = time(NULL) + plazo + 1;
    pid_t acabado = waitpid(pid, &estado, WNOHANG);
    while (acabado == 0 && time(NULL) < limite) {
        usleep(10000);
        acabado = waitpid(pid, &estado, WNOHANG);
    }
    if (acabado == 0) {
        kill(pid, SIGTERM);
        waitpid(pid, &estado, 0);
    }

    printf("%d\n", WIFSIGNALED(estado) ? 128 + WTERMSIG(estado) : WEXITSTATUS(estado));
    return 0;
}
