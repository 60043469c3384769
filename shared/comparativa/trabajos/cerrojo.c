// Varios procesos suman uno a un contador, con un mutex entre procesos alrededor.
// Argumentos: PROCESOS VUELTAS robusto|normal
#include <pthread.h>
#include <semaphore.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

struct compartido {
    sem_t listos, salida;
    // Cada uno en su línea de caché, como en los otros dos lenguajes.
    _Alignas(64) pthread_mutex_t mutex;
    _Alignas(64) uint64_t contador;
};

static uint64_t ahora(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000ull + t.tv_nsec;
}

int main(int argc, char **argv) {
    if (argc != 4)
        return 2;
    long procesos = atol(argv[1]), vueltas = atol(argv[2]);
    struct compartido *c = mmap(NULL, sizeof *c, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (c == MAP_FAILED)
        return 1;
    sem_init(&c->listos, 1, 0);
    sem_init(&c->salida, 1, 0);

    pthread_mutexattr_t atributos;
    pthread_mutexattr_init(&atributos);
    pthread_mutexattr_setpshared(&atributos, PTHREAD_PROCESS_SHARED);
    if (strcmp(argv[3], "robusto") == 0)
        pthread_mutexattr_setrobust(&atributos, PTHREAD_MUTEX_ROBUST);
    pthread_mutex_init(&c->mutex, &atributos);

    for (long i = 0; i < procesos; i++) {
        pid_t hijo = fork();
        if (hijo < 0)
            return 1;
        if (hijo == 0) {
            sem_post(&c->listos);
            sem_wait(&c->salida);
            for (long j = 0; j < vueltas; j++) {
                if (pthread_mutex_lock(&c->mutex) != 0)
                    _exit(1);
                c->contador++;
                if (pthread_mutex_unlock(&c->mutex) != 0)
                    _exit(1);
            }
            _exit(0);
        }
    }
    for (long i = 0; i < procesos; i++)
        sem_wait(&c->listos);

    uint64_t principio = ahora();
    for (long i = 0; i < procesos; i++)
        sem_post(&c->salida);
    for (long i = 0; i < procesos; i++) {
        int estado;
        if (wait(&estado) < 0 || estado != 0)
            return 1;
    }
    printf("%lu %lu\n", (unsigned long)(ahora() - principio), (unsigned long)c->contador);
    return 0;
}
