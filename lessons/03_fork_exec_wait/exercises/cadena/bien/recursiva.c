#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void eslabon(int quedan) {
    if (quedan == 0) {
        return;
    }
    pid_t pid = fork();
    if (pid == 0) {
        eslabon(quedan - 1);
        _exit(0);
    }
    waitpid(pid, NULL, 0);
}

int main(int argc, char *argv[]) {
    eslabon(argc > 1 ? atoi(argv[1]) : 0);
    puts("fin");
    return 0;
}
