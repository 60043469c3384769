#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char *argv[]) {
    if (argc < 3) {
        return 2;
    }

    pid_t pid = fork();
    if (pid == 0) {
        if (freopen(argv[1], "w", stdout) == NULL) {
            _exit(1);
        }
        execvp(argv[2], &argv[2]);
        _exit(127);
    }

    waitpid(pid, NULL, 0);
    printf("hecho\n");
    return 0;
}
