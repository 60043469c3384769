#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

struct hijo {
    pid_t pid;
    int meta, vidas;
    bool acabado;
};

static pid_t nace(int i, int vida, int meta, int n) {
    pid_t pid = fork();
    if (pid == 0) {
        dprintf(1, "hijo %d vida %d\n", i, vida);
        usleep((n - i) * 100000);
        exit(vida < meta);
    }
    return pid;
}

int main(int argc, char *argv[]) {
    int n = argc - 1, acabados = 0;
    struct hijo *hijos = calloc(n + 1, sizeof *hijos);
    for (int i = 0; i < n; i++) {
        hijos[i] = (struct hijo){.meta = atoi(argv[1 + i]), .vidas = 1};
        hijos[i].pid = nace(i, 1, hijos[i].meta, n);
    }
    while (acabados < n) {
        for (int i = 0; i < n; i++) {
            struct hijo *h = &hijos[i];
            int estado;
            if (h->acabado || waitpid(h->pid, &estado, WNOHANG) <= 0) {
                continue;
            }
            if (WIFEXITED(estado) && WEXITSTATUS(estado) == 0) {
                h->acabado = true;
                acabados++;
            } else {
                h->pid = nace(i, ++h->vidas, h->meta, n);
            }
        }
        usleep(5000);
    }
    for (int i = 0; i < n; i++) {
        dprintf(1, "%d %d\n", i, hijos[i].vidas);
    }
    free(hijos);
    return 0;
}
