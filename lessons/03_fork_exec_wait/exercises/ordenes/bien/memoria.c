#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

// Por qué falló el exec de cada una: lo escribe el hijo en memoria compartida, que con exec deja de ser suya.
static int *errores;

static void ejecuta(int i, char *orden) {
    char *palabras[20] = {0};
    int n = 0;
    for (char *p; n < 19 && (p = strsep(&orden, " ")) != NULL;) {
        if (*p != '\0') {
            palabras[n++] = p;
        }
    }
    execvp(palabras[0], palabras);
    errores[i] = errno;
    _exit(127);
}

static int cuenta(const char *orden, const siginfo_t *como, int error) {
    if (error != 0) {
        printf("%s: no existe\n", orden);
    } else if (como->si_code != CLD_EXITED) {
        printf("%s: señal %d\n", orden, como->si_status);
    } else if (como->si_status != 0) {
        printf("%s: código %d\n", orden, como->si_status);
    } else {
        printf("%s: bien\n", orden);
        return 0;
    }
    return 1;
}

int main(int argc, char *argv[]) {
    size_t mide = (argc + 1) * sizeof *errores;
    errores = mmap(NULL, mide, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    pid_t pids[argc];
    for (int i = 1; i < argc; i++) {
        if ((pids[i] = fork()) == 0) {
            ejecuta(i, strdup(argv[i]));
        }
    }
    int fallos = 0;
    siginfo_t como;
    while (waitid(P_ALL, 0, &como, WEXITED) == 0) {
        for (int i = 1; i < argc; i++) {
            if (pids[i] == como.si_pid) {
                fallos += cuenta(argv[i], &como, errores[i]);
            }
        }
    }
    printf("fallos: %d\n", fallos);
    return 0;
}
