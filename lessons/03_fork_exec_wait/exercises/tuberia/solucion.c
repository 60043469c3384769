#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

// Parte la orden en palabras y se convierte en ella.
static void ejecuta(char *orden) {
    char *palabras[20];
    int n = 0;
    for (char *p = strtok(orden, " "); p != NULL && n < 19; p = strtok(NULL, " ")) {
        palabras[n++] = p;
    }
    palabras[n] = NULL;
    execvp(palabras[0], palabras);
    _exit(127);
}

int main(int argc, char *argv[]) {
    int t[2];
    if (argc < 3 || pipe(t) == -1) {
        return 2;
    }

    if (fork() == 0) {
        // HUECO
        dup2(t[1], 1);
        close(t[0]);
        close(t[1]);
        // INICIO: // ¿Adónde ha de escribir A?
        // FIN
        ejecuta(argv[1]);
    }
    if (fork() == 0) {
        // HUECO
        dup2(t[0], 0);
        close(t[0]);
        close(t[1]);
        // INICIO: // ¿De dónde ha de leer B?
        // FIN
        ejecuta(argv[2]);
    }

    // HUECO
    close(t[0]);
    close(t[1]);
    // INICIO: // ¿Qué ha de hacer el padre con la tubería?
    // FIN
    wait(NULL);
    wait(NULL);
    printf("fin\n");
    return 0;
}
