/* Un hijo termina mientras el padre duerme en una llamada: si SIGCHLD no se atiende, no la corta. */
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/sem.h>
#include <sys/wait.h>
#include <unistd.h>

static int aviso[2], vivo[2], semaforo, vigia;
static struct sembuf pide = {0, -1, 0}, da = {0, 1, 0};
static sigset_t usr1;

static void nada(int s) { (void)s; }

static int duerme(const char *donde) {
    struct epoll_event suceso;
    siginfo_t info;
    if (!strcmp(donde, "epoll")) return epoll_wait(vigia, &suceso, 1, -1);
    if (!strcmp(donde, "semop")) return semop(semaforo, &pide, 1);
    return sigwaitinfo(&usr1, &info);
}

static void despierta(const char *donde) {
    if (!strcmp(donde, "epoll")) write(aviso[1], "x", 1);
    else if (!strcmp(donde, "semop")) semop(semaforo, &da, 1);
    else kill(getppid(), SIGUSR1);
}

/* Si el padre duerme: la S, tras el nombre. */
static int dormido(void) {
    char fichero[32], estado = 'R';
    snprintf(fichero, sizeof fichero, "/proc/%d/stat", getppid());
    FILE *stat = fopen(fichero, "r");
    fscanf(stat, "%*[^)]) %c", &estado);
    fclose(stat);
    return estado == 'S';
}

int main(int n, char **dice) {
    struct epoll_event leer = {.events = EPOLLIN};
    struct sigaction atiende = {.sa_handler = nada};
    pipe(aviso);
    vigia = epoll_create1(0);
    epoll_ctl(vigia, EPOLL_CTL_ADD, aviso[0], &leer);
    semaforo = semget(IPC_PRIVATE, 1, 0600);
    sigemptyset(&usr1), sigaddset(&usr1, SIGUSR1), sigprocmask(SIG_BLOCK, &usr1, NULL);
    if (n > 2) sigaction(SIGCHLD, &atiende, NULL);
    pipe(vivo);
    if (fork() == 0) {
        while (!dormido()) usleep(5000);
        _exit(0);
    }
    close(vivo[1]);
    if (fork() == 0) {
        char fin;
        read(vivo[0], &fin, 1); /* hasta que termina su hermano */
        usleep(50000), despierta(dice[1]), _exit(0);
    }
    puts(duerme(dice[1]) < 0 ? strerror(errno) : "lo que esperaba");
    fflush(stdout);
    while (wait(NULL) > 0 || errno == EINTR) {}
    semctl(semaforo, 0, IPC_RMID);
    return 0;
}
