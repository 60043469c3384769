// Casos que hacen siempre lo mismo, para mirarlos con dos herramientas: casos NOMBRE
#define _GNU_SOURCE
#include <errno.h>
#include <linux/sched.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;
static void nada(int s) { (void)s; }
static void *breve(void *a) { usleep(20000); return a; }
static void *ejecuta(void *a) { execl("/bin/true", "true", NULL); return a; }
static pid_t hijo(int us, int codigo) {
    pid_t p = fork();
    if (p == 0) { usleep(us); _exit(codigo); }
    return p;
}
static void todos(void) { while (wait(0) > 0 || errno == EINTR) {} }

static void familia(void) { for (int i = 0; i < 3; i++) waitpid(hijo(1000, i), 0, 0); }
static void ignorada(void) { signal(SIGCHLD, SIG_IGN); hijo(1000, 1); hijo(2000, 2); todos(); }
static void sin_zombis(void) {
    struct sigaction a = {.sa_handler = nada, .sa_flags = SA_NOCLDWAIT | SA_RESTART};
    sigaction(SIGCHLD, &a, 0);
    hijo(1000, 1), hijo(2000, 2), todos();
}
static void adoptado(void) {
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    if (fork() == 0) { hijo(20000, 8); _exit(9); }
    todos();
}
static void hilo_exec(void) {
    if (fork() == 0) { pthread_t t; pthread_create(&t, 0, ejecuta, 0); pthread_join(t, 0); }
    todos();
}
static void sin_principal(void) {
    if (fork() == 0) { pthread_t t; pthread_create(&t, 0, breve, 0); pthread_exit(0); }
    todos();
}
static void prestado(void) {
    pid_t p = vfork();
    if (p == 0) { execl("/bin/false", "false", NULL); _exit(1); }
    waitpid(p, 0, 0);
    char *a[] = {"true", 0};
    posix_spawn(&p, "/bin/true", 0, 0, a, environ);
    waitpid(p, 0, 0);
}
static void mirado(void) {
    siginfo_t i;
    waitid(P_PID, hijo(1000, 3), &i, WEXITED | WNOWAIT);
    waitid(P_ALL, 0, NULL, WEXITED);
}
static void detenido(void) {
    pid_t p = hijo(1000000, 0);
    kill(p, SIGSTOP), waitpid(p, 0, WUNTRACED);
    kill(p, SIGCONT), waitpid(p, 0, WCONTINUED);
    kill(p, SIGKILL), waitpid(p, 0, 0);
}
static void tiempo_real(void) { pid_t p = hijo(1000000, 0); kill(p, SIGRTMIN + 5); waitpid(p, 0, 0); }
static void nuevo_clone(void) {
    struct clone_args a = {.exit_signal = SIGCHLD};
    pid_t p = syscall(SYS_clone3, &a, sizeof a);
    if (p == 0) _exit(4);
    waitpid(p, 0, 0);
}

int main(int argc, char **argv) {
    static const struct { const char *nombre; void (*hace)(void); } casos[] = {
        {"familia", familia}, {"ignorada", ignorada}, {"sin_zombis", sin_zombis}, {"adoptado", adoptado},
        {"hilo_exec", hilo_exec}, {"sin_principal", sin_principal}, {"prestado", prestado}, {"mirado", mirado},
        {"detenido", detenido}, {"tiempo_real", tiempo_real}, {"nuevo_clone", nuevo_clone},
    };
    for (unsigned i = 0; argc > 1 && i < sizeof casos / sizeof *casos; i++)
        if (strcmp(casos[i].nombre, argv[1]) == 0) { casos[i].hace(); return 0; }
    return 2;
}
