// Lo rechaza: senales
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void espera(void) {
    usleep(20000);
}

int main(int argc, char *argv[]) {
    int n = argc > 1 ? atoi(argv[1]) : 0;
    pid_t hijo = fork();
    if (hijo == 0) {
        for (int i = 0; i < n; i++) {
            espera();
            dprintf(1, "hijo %d\n", i);
        }
        exit(0);
    }
    for (int i = 0; i < n; i++) {
        dprintf(1, "padre %d\n", i);
        espera();
    }
    waitpid(hijo, NULL, 0);
    return 0;
}
