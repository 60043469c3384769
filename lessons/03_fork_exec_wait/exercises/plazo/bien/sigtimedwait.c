#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

// Se espera a SIGCHLD, con plazo.
int main(int argc, char *argv[]) {
    if (argc < 3) {
        return 2;
    }
    sigset_t chld, antes;
    sigemptyset(&chld);
    sigaddset(&chld, SIGCHLD);
    sigprocmask(SIG_BLOCK, &chld, &antes);

    pid_t pid = fork();
    if (pid == 0) {
        sigprocmask(SIG_SETMASK, &antes, NULL);
        execvp(argv[2], argv + 2);
        perror(argv[2]);
        _exit(127);
    }
    struct timespec plazo = {.tv_sec = atoi(argv[1])};
    if (sigtimedwait(&chld, NULL, &plazo) == -1) {
        kill(pid, SIGKILL);
    }
    int estado;
    waitpid(pid, &estado, 0);
    if (WIFSIGNALED(estado)) {
        printf("%d\n", 128 + WTERMSIG(estado));
    } else {
        printf("%d\n", WEXITSTATUS(estado));
    }
    return 0;
}
