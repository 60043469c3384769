#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

int main(int argc, char *argv[]) {
    long ms = strtol(argv[1], NULL, 10);
    sigset_t usr1;
    sigemptyset(&usr1);
    sigaddset(&usr1, SIGUSR1);
    sigprocmask(SIG_BLOCK, &usr1, NULL);
    if (fork() == 0) {
        pid_t padre = getpid();
        if (fork() == 0) {
            prctl(PR_SET_PDEATHSIG, SIGUSR1);
            struct timespec plazo = {0, 20000000};
            while (getppid() == padre) {
                sigtimedwait(&usr1, NULL, &plazo);
            }
            printf("%ld\n", (long)getppid());
            return 0;
        }
        struct timespec vida = {ms / 1000, ms % 1000 * 1000000};
        nanosleep(&vida, NULL);
        _exit(0);
    }
    wait(NULL);
    return 0;
}
