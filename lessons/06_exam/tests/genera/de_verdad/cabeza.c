#define _GNU_SOURCE
#include <fcntl.h>
#include <pty.h>
#include <semaphore.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

static int apunta_en;

// Un rato cualquiera, si se quiere ver todo lo que puede pasar.
static void remueve(void) {
#ifdef REMOVIDO
    struct timespec ahora;
    clock_gettime(CLOCK_MONOTONIC, &ahora);
    usleep((ahora.tv_nsec / 64 + getpid() * 7) % 3 * 1500);
#endif
}

// El `fork` de verdad, que deja dicho quién es padre de quién.
static pid_t fork_apuntado(void) {
    pid_t yo = getpid(), hijo = fork();
    if (hijo == 0)
        remueve();
    if (hijo > 0)
        dprintf(apunta_en, "%d>%d,", yo, hijo);
    return hijo;
}

#define fork fork_apuntado
#define printf(...) (remueve(), printf(__VA_ARGS__))
#define exit(codigo) (remueve(), exit(codigo))
