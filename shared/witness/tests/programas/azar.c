// Una familia que hace de todo al azar y lleva su propio diario, para compararlo con lo que anota el testigo.
//
//   azar SEMILLA DIARIO         la familia
//   azar otro DIARIO [CREADOR]  lo que ejecuta quien hace exec, o quien nace de posix_spawn
//   azar verdugo DIARIO SEMILLA alguien de fuera, que mata al azar a los del diario hasta que lo matan
//
// Cada línea del diario es un solo write: «hijo PID CREADOR», «fin PID CÓDIGO», «espera PID RECOGIDO VISTO ERROR
// ESTADO», «mata PID OBJETIVO SEÑAL ERROR», «hilo PID», «ejecutado PID», «va PID» (a ejecutar).
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;
static const char *programa, *fichero;
static int diario;
static unsigned long semilla;

static void anota(const char *formato, ...) {
    char linea[160];
    va_list resto;
    va_start(resto, formato);
    int largo = vsnprintf(linea, sizeof linea, formato, resto);
    va_end(resto);
    if (write(diario, linea, largo) != largo) _exit(99);
}

static unsigned azar(unsigned hasta) {
    semilla ^= semilla << 13, semilla ^= semilla >> 7, semilla ^= semilla << 17;
    return (semilla >> 16) % hasta;
}

static void termina(int codigo) {
    anota("fin %d %d\n", getpid(), codigo);
    _exit(codigo);
}

// Hasta que lo maten, que será pronto; si mataron a quien iba a hacerlo, un segundo.
static void duerme(void) { sleep(1); termina(14); }

static void pausa(unsigned hasta_us) {
    struct timespec t = {0, 1000L * azar(hasta_us + 1)};
    while (nanosleep(&t, &t) < 0 && errno == EINTR) {}
}


// Crea un hijo, que empieza por decir quién es y de quién.
static pid_t nace(void) {
    pid_t creador = getpid(), hijo = fork();
    if (hijo < 0) _exit(98);
    if (hijo == 0) {
        anota("hijo %d %d\n", getpid(), creador);
        semilla ^= (unsigned long)getpid() * 2654435761UL;
    }
    return hijo;
}

// Espera como se le diga, una vez, y lo anota. Devuelve lo que devuelve wait.
static pid_t espera(pid_t quien, int opciones, int *estado) {
    int suyo = 0;
    pid_t r = waitpid(quien, &suyo, opciones);
    int muerto = r > 0 && (WIFEXITED(suyo) || WIFSIGNALED(suyo)), fallo = errno;
    anota("espera %d %d %d %d %d\n", getpid(), muerto ? r : 0, r > 0 && !muerto ? r : 0, r < 0 ? fallo : 0, suyo);
    errno = fallo;
    if (estado) *estado = suyo;
    return r;
}

static void recoge(pid_t quien) {
    while (espera(quien, 0, 0) < 0 && errno == EINTR) {}
}

static void mata(pid_t a, int s) {
    int r = kill(a, s);
    anota("mata %d %d %d %d\n", getpid(), a, s, r < 0 ? errno : 0);
}

static void otro(void) {
    anota("va %d\n", getpid());
    execl(programa, "azar", "otro", fichero, NULL);
    _exit(97);
}

static void nada(int s) { (void)s; }
static void *hilo_breve(void *a) { pausa(500); return a; }
static void *hilo_exec(void *a) { pausa(500); otro(); return a; }
static void *hilo_que_crea(void *a) {
    for (int i = 0; i < 20; i++) {
        pid_t p = nace();
        if (p == 0) termina(1);
        recoge(p);
    }
    return a;
}
static pthread_t hilo(void *(*que)(void *)) {
    pthread_t t;
    if (pthread_create(&t, 0, que, 0) != 0) _exit(96);
    anota("hilo %d\n", getpid());
    return t;
}

static void uno(void) {
    pid_t p = nace();
    if (p == 0) { pausa(300); termina(azar(200)); }
    if (azar(2)) pausa(600);
    recoge(azar(2) ? p : -1);
}

static void matado(void) {
    static const int senales[] = {SIGKILL, SIGTERM, SIGUSR1, SIGALRM, SIGSEGV};
    pid_t p = nace();
    if (p == 0) duerme();
    pausa(400);
    mata(p, azar(3) ? senales[azar(5)] : SIGRTMIN + (int)azar(20));
    recoge(p);
}

static void matado_creando(void) {
    pid_t p = nace();
    if (p == 0) {
        for (int i = 0; i < 60; i++) {
            pid_t nieto = nace();
            if (nieto == 0) termina(0);
            recoge(nieto);
        }
        termina(0);
    }
    pausa(1500);
    mata(p, SIGKILL);
    recoge(p);
}

static void grupo_matado(void) {
    pid_t p = nace();
    if (p == 0) {
        setpgid(0, 0);
        for (int i = 0; i < 3; i++)
            if (nace() == 0) { for (int j = 0; j < 40; j++) { pid_t q = nace(); if (q == 0) termina(3); recoge(q); } termina(3); }
        duerme();
    }
    setpgid(p, p);
    pausa(2500);
    mata(-p, SIGKILL);
    recoge(p);
}

static void detenido(void) {
    pid_t p = nace();
    if (p == 0) duerme();
    pausa(300);
    mata(p, azar(2) ? SIGSTOP : SIGTSTP);
    espera(p, WUNTRACED, 0);
    pausa(300);
    if (azar(2)) { mata(p, SIGCONT); espera(p, WCONTINUED, 0); }
    mata(p, SIGKILL);
    recoge(p);
}

static void con_hilos(void) {
    int caso = azar(4);
    pid_t p = nace();
    if (p == 0) {
        pthread_t t = hilo(hilo_breve);
        if (caso == 0) { pthread_join(t, 0); termina(4); }
        if (caso == 1) { hilo(hilo_exec); pthread_join(t, 0); duerme(); }
        hilo(hilo_que_crea);
        pausa(1500);
        if (caso == 2) termina(5);
        otro();
    }
    recoge(p);
}

static void principal_se_va(void) {
    pid_t p = nace();
    if (p == 0) { hilo(hilo_breve); hilo(hilo_que_crea); pthread_exit(0); }
    recoge(p);
}

static void con_vfork(void) {
    pid_t creador = getpid(), p;
    if (azar(2)) {
        p = vfork();
        if (p == 0) { anota("hijo %d %d\n", getpid(), creador); otro(); }
    } else {
        char suyo[16];
        snprintf(suyo, sizeof suyo, "%d", creador);
        char *argumentos[] = {"azar", "otro", (char *)fichero, suyo, 0};
        if (posix_spawn(&p, programa, 0, 0, argumentos, environ) != 0) _exit(95);
    }
    recoge(p);
}

static void interrumpido(void) {
    struct sigaction accion = {.sa_handler = nada, .sa_flags = azar(2) ? SA_RESTART : 0};
    int s = azar(2) ? SIGUSR2 : SIGRTMIN + 7;
    sigaction(s, &accion, 0);
    pid_t yo = getpid(), p = nace();
    if (p == 0) {
        for (int i = azar(3); i >= 0; i--) { pausa(800); mata(yo, s); }
        termina(6);
    }
    recoge(p);
}

static void huerfano(void) {
    pid_t p = nace();
    if (p == 0) {
        if (azar(2)) prctl(PR_SET_CHILD_SUBREAPER, 1);
        pid_t hijo = nace();
        if (hijo == 0) { if (nace() == 0) { pausa(3000); termina(7); } termina(8); }
        recoge(hijo);
        if (azar(2)) while (espera(-1, 0, 0) > 0 || errno == EINTR) {}
        termina(9);
    }
    recoge(p);
}

static void sin_recoger(void) {
    pid_t p = nace();
    if (p == 0) {
        struct sigaction accion = {.sa_handler = SIG_IGN};
        if (azar(2)) accion.sa_handler = nada, accion.sa_flags = SA_NOCLDWAIT | SA_RESTART;
        sigaction(SIGCHLD, &accion, 0);
        for (int i = 0; i < 3; i++) if (nace() == 0) { pausa(500); termina(10); }
        while (espera(-1, 0, 0) > 0 || errno == EINTR) {}
        termina(11);
    }
    recoge(p);
}

static void mirando(void) {
    pid_t p = nace();
    if (p == 0) { pausa(1000); termina(12); }
    for (int vueltas = 0;; vueltas++) {
        pid_t r = espera(p, WNOHANG, 0);
        if (r != 0) break;
        pausa(400);
    }
    p = nace();
    if (p == 0) { pausa(100); termina(13); }
    siginfo_t info;
    waitid(P_PID, p, &info, WEXITED | WNOWAIT);
    anota("espera %d 0 %d 0 0\n", getpid(), info.si_pid);
    waitid(P_ALL, 0, NULL, WEXITED);
    anota("espera %d %d 0 0 0\n", getpid(), p);
}

static void vida(int hondo) {
    static void (*const cosas[])(void) = {
        uno, uno, matado, matado_creando, grupo_matado, detenido, con_hilos, principal_se_va,
        con_vfork, interrumpido, huerfano, sin_recoger, mirando,
    };
    for (int i = 3 + azar(4); i > 0; i--) {
        if (hondo < 2 && azar(4) == 0) {
            pid_t p = nace();
            if (p == 0) { vida(hondo + 1); termina(20 + hondo); }
            if (azar(3) == 0) { pausa(4000); mata(p, SIGKILL); }
            recoge(p);
        } else {
            cosas[azar(sizeof cosas / sizeof *cosas)]();
        }
    }
}

// Solo mata a quien ejecuta este mismo programa: un PID del diario puede ser ya de otro.
static void verdugo(void) {
    char yo[512], suyo[512], ruta[64];
    ssize_t largo = readlink("/proc/self/exe", yo, sizeof yo);
    static char texto[1 << 20];
    for (;;) {
        pausa(6000);
        ssize_t n = pread(diario, texto, sizeof texto - 1, 0);
        texto[n > 0 ? n : 0] = 0;
        pid_t pids[4096], creador;
        int cuantos = 0;
        for (char *linea = texto; linea; linea = strchr(linea, '\n')) {
            linea += *linea == '\n';
            if (cuantos < 4096 && sscanf(linea, "hijo %d %d", &pids[cuantos], &creador) == 2) cuantos++;
        }
        if (cuantos == 0) continue;
        pid_t p = pids[cuantos - 1 - azar(cuantos < 12 ? cuantos : 12)];
        int fd = syscall(SYS_pidfd_open, p, 0);
        snprintf(ruta, sizeof ruta, "/proc/%d/exe", p);
        if (fd >= 0 && readlink(ruta, suyo, sizeof suyo) == largo && memcmp(yo, suyo, largo) == 0) {
            anota("mata 0 %d %d 0\n", p, SIGKILL);
            syscall(SYS_pidfd_send_signal, fd, SIGKILL, 0, 0);
        }
        if (fd >= 0) close(fd);
    }
}

int main(int argc, char **argv) {
    if (argc < 3) return 2;
    programa = "/proc/self/exe", fichero = argv[2];
    diario = open(fichero, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    if (diario < 0) return 3;
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
    if (strcmp(argv[1], "otro") == 0) {
        if (argc > 3) anota("hijo %d %s\n", getpid(), argv[3]), anota("va %d\n", getpid());
        anota("ejecutado %d\n", getpid());
        termina(30);
    }
    semilla = strtoul(argc > 3 ? argv[3] : argv[1], 0, 10) * 6364136223846793005UL + 1442695040888963407UL;
    if (strcmp(argv[1], "verdugo") == 0) verdugo();
    vida(0);
    termina(0);
}
