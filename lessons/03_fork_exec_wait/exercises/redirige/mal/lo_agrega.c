// Lo rechaza: fichero
#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char *argv[]) {
    if (argc < 3) {
        return 2;
    }

    pid_t pid = fork();
    if (pid == 0) {
        int fd = open(argv[1], O_WRONLY | O_CREAT | O_APPEND, 0644);
        dup2(fd, 1);
        close(fd);
        execvp(argv[2], &argv[2]);
        _exit(127);
    }

    waitpid(pid, NULL, 0);
    printf("hecho\n");
    return 0;
}
