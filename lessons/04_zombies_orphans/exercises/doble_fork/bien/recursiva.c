#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

// Cada uno crea al siguiente y termina; solo se queda el último.
static void baja(int generaciones, int i) {
    pid_t pid = fork();
    if (pid == -1) {
        perror("fork");
        exit(1);
    }
    if (pid > 0) {
        return;
    }
    if (generaciones > 1) {
        baja(generaciones - 1, i);
        _exit(0);
    }
    nanosleep(&(struct timespec){.tv_nsec = 500000000}, NULL);
    dprintf(1, "trabajo %d\n", i);
    _exit(0);
}

int main(int argc, char *argv[]) {
    int n = argc > 1 ? atoi(argv[1]) : 0;
    for (int i = 0; i < n; i++) {
        baja(2, i);
    }
    for (int i = 0; i < n; i++) {
        siginfo_t quien;
        waitid(P_ALL, 0, &quien, WEXITED);
    }
    dprintf(1, "sigo\n");
    return 0;
}
