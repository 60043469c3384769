#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

// Los hijos están en un grupo aparte, y se les envía la señal a todos de una vez.
int main(int argc, char *argv[]) {
    int n = argc > 1 ? atoi(argv[1]) : 0;
    sigset_t term, antes;
    sigemptyset(&term);
    sigaddset(&term, SIGTERM);
    sigprocmask(SIG_BLOCK, &term, &antes);

    pid_t grupo = 0;
    for (int i = 0; i < n; i++) {
        pid_t pid = fork();
        if (pid == 0) {
            setpgid(0, grupo);
            sigprocmask(SIG_SETMASK, &antes, NULL);
            while (1) {
                pause();
            }
        }
        setpgid(pid, grupo);
        if (grupo == 0) {
            grupo = pid;
        }
    }
    int fd = signalfd(-1, &term, SFD_CLOEXEC);
    printf("listo\n");
    fflush(stdout);

    struct signalfd_siginfo aviso;
    if (read(fd, &aviso, sizeof aviso) != sizeof aviso) {
        return 1;
    }
    if (n > 0) {
        killpg(grupo, SIGTERM);
    }
    for (int i = 0; i < n; i++) {
        waitpid(-grupo, NULL, 0);
    }
    puts("fin");
    return 0;
}
