#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

// SIGCHLD, bloqueada, solo avisa de que hay a quien recoger.
static int metas[10], vidas[10], n;
static pid_t pids[10];
static sigset_t antes;

static void arranca(int i) {
    vidas[i] += 1;
    pids[i] = fork();
    if (pids[i] != 0) {
        return;
    }
    sigprocmask(SIG_SETMASK, &antes, NULL);
    dprintf(1, "hijo %d vida %d\n", i, vidas[i]);
    usleep(100000 * (n - i));
    exit(vidas[i] < metas[i] ? EXIT_FAILURE : EXIT_SUCCESS);
}

int main(int argc, char *argv[]) {
    sigset_t chld;
    sigemptyset(&chld);
    sigaddset(&chld, SIGCHLD);
    sigprocmask(SIG_BLOCK, &chld, &antes);
    n = argc - 1;
    for (int i = 0; i < n; i++) {
        metas[i] = atoi(argv[i + 1]);
        arranca(i);
    }
    for (int faltan = n; faltan > 0;) {
        int senal, estado;
        sigwait(&chld, &senal);
        pid_t pid;
        while ((pid = waitpid(-1, &estado, WNOHANG)) > 0) {
            for (int i = 0; i < n; i++) {
                if (pids[i] != pid) {
                    continue;
                }
                if (WIFEXITED(estado) && WEXITSTATUS(estado) == 0) {
                    faltan--;
                } else {
                    arranca(i);
                }
                break;
            }
        }
    }
    for (int i = 0; i < n; i++) {
        dprintf(1, "%d %d\n", i, vidas[i]);
    }
    return 0;
}
