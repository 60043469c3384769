#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void en_segundo_plano(int i) {
    if (fork() > 0) {
        _exit(0);
    }
    setsid();
    usleep(500000);
    dprintf(STDOUT_FILENO, "trabajo %d\n", i);
    _exit(0);
}

int main(int argc, char *argv[]) {
    int n = atoi(argv[1]);
    for (int i = 0; i < n; i++) {
        if (fork() == 0) {
            en_segundo_plano(i);
        }
    }
    while (wait(NULL) > 0) {
    }
    puts("sigo");
    return 0;
}
