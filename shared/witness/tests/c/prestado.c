/* Con vfork el padre está parado hasta que el hijo ejecuta un programa, o termina: aquí, lo uno y lo otro. */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static int con(const char *programa) {
    int estado;
    pid_t hijo = vfork();
    if (hijo == 0) {
        execl(programa, programa, (char *)NULL);
        _exit(127);
    }
    waitpid(hijo, &estado, 0);
    return WEXITSTATUS(estado);
}

int main(void) {
    int bien = con("/bin/true");
    printf("%d %d\n", bien, con("/no/existe"));
    return 0;
}
