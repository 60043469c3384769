#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

// Por la tubería, que se cierra con exec, el hijo dice por qué no ha podido.
int main(int argc, char *argv[]) {
    int t[2], error = 0;
    if (argc < 2 || pipe2(t, O_CLOEXEC) == -1) {
        return 2;
    }
    pid_t pid = fork();
    if (pid == 0) {
        execvpe(argv[1], argv + 1, environ);
        error = errno;
        _exit(write(t[1], &error, sizeof error) > 0 ? 1 : 2);
    }
    close(t[1]);
    ssize_t leidos = read(t[0], &error, sizeof error);

    siginfo_t como;
    waitid(P_PID, pid, &como, WEXITED);
    if (leidos > 0) {
        printf("%d\n", error == ENOENT ? 127 : 126);
    } else {
        printf("%d\n", como.si_status + (como.si_code == CLD_EXITED ? 0 : 128));
    }
    return 0;
}
