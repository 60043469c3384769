// Lo rechaza: fichero
#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char *argv[]) {
    if (fork() == 0) {
        int fd = open(argv[1], O_WRONLY | O_CREAT | O_TRUNC, 0);
        dup2(fd, 1);
        close(fd);
        execvp(argv[2], &argv[2]);
        _exit(127);
    }
    wait(NULL);
    printf("hecho\n");
    return 0;
}
