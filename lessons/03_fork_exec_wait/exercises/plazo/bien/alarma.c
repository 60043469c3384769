#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile pid_t pid;

static void se_acabo(int senal) {
    (void)senal;
    kill(pid, SIGKILL);
}

int main(int argc, char *argv[]) {
    if (argc < 3) {
        return 2;
    }
    pid = fork();
    if (pid == 0) {
        execvp(argv[2], &argv[2]);
        _exit(127);
    }
    signal(SIGALRM, se_acabo);
    alarm(atoi(argv[1]));
    int estado;
    waitpid(pid, &estado, 0);
    alarm(0);
    printf("%d\n", WIFEXITED(estado) ? WEXITSTATUS(estado) : 128 + WTERMSIG(estado));
    return 0;
}
