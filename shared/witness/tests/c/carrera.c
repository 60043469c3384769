/* Cuatro hijos suman mil veces en la misma memoria, y el padre dice cuántas sumas se han perdido.
 * Con CON_HILOS son hilos; con SIN_PERDIDAS, cada suma es una sola operación. */
#include <pthread.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CUANTOS = 4, VECES = 1000 };

static volatile int *cuenta;

static void *suma(void *nada) {
    for (int i = 0; i < VECES; i++) {
#ifdef SIN_PERDIDAS
        __atomic_fetch_add(cuenta, 1, __ATOMIC_SEQ_CST);
#else
        *cuenta = *cuenta + 1;
#endif
    }
    return nada;
}

int main(void) {
    cuenta = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
#ifdef CON_HILOS
    pthread_t hilos[CUANTOS];
    for (int i = 0; i < CUANTOS; i++) pthread_create(&hilos[i], NULL, suma, NULL);
    for (int i = 0; i < CUANTOS; i++) pthread_join(hilos[i], NULL);
#else
    for (int i = 0; i < CUANTOS; i++) {
        if (fork() == 0) {
            suma(NULL);
            _exit(0);
        }
    }
    while (wait(NULL) > 0) {}
#endif
    printf("perdidas: %d\n", CUANTOS * VECES - *cuenta);
    return 0;
}
