#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char *argv[]) {
    int ms = atoi(argv[1]), tubo[2];
    if (pipe(tubo) == -1) {
        perror("pipe");
        return 1;
    }
    pid_t hijo = fork();
    if (hijo == 0) {
        close(tubo[1]);
        if (fork() == 0) {
            char c;
            if (read(tubo[0], &c, 1) == 0) {
                dprintf(1, "%d\n", getppid());
            }
            _exit(0);
        }
        usleep(1000 * ms);
        _exit(0);
    }
    waitpid(hijo, NULL, 0);
    close(tubo[1]);
    return 0;
}
