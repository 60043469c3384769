#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

void hijo(int i) {
    usleep((50 + i % 8 * 50) * 1000);
    _exit(0);
}

void trabaja_un_poco(void) {
    volatile long suma = 0;
    for (int i = 0; i < 100000; i++) {
        suma += i;
    }
}

int main(int argc, char *argv[]) {
    int n = argc > 1 ? atoi(argv[1]) : 0;

    for (int i = 0; i < n; i++) {
        if (fork() == 0) {
            hijo(i);
        }
    }

    int quedan = n;
    // HUECO
    while (quedan > 0) {
        trabaja_un_poco();
        // Puede haber varios: se recoge hasta que los que quedan sigan vivos.
        while (quedan > 0 && waitpid(-1, NULL, WNOHANG) > 0) {
            quedan--;
        }
    }
    // INICIO: // El padre trabaja un segundo. ¿Quién recoge entretanto a los hijos?
    // INICIO: time_t fin = time(NULL) + 2;
    // INICIO: while (time(NULL) < fin) {
    // INICIO:     trabaja_un_poco();
    // INICIO: }
    // INICIO: while (quedan > 0) {
    // INICIO:     wait(NULL);
    // INICIO:     quedan--;
    // INICIO: }
    // FIN
    printf("%d\n", n);
    return 0;
}
