// Lo rechaza: salida
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
        open(argv[1], O_WRONLY | O_CREAT | O_TRUNC, 0644);
        execvp(argv[2], &argv[2]);
        _exit(127);
    }

    waitpid(pid, NULL, 0);
    printf("hecho\n");
    return 0;
}
