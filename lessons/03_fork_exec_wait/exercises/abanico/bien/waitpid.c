#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char *argv[]) {
    int n = argc > 1 ? atoi(argv[1]) : 0;
    pid_t hijos[n + 1];
    for (int i = 0; i < n; i++) {
        hijos[i] = fork();
        switch (hijos[i]) {
        case -1:
            perror("fork");
            return 1;
        case 0:
            printf("hijo %d\n", i);
            fflush(stdout);
            _exit(i);
        }
    }
    int suma = 0;
    for (int i = 0; i < n; i++) {
        int estado;
        waitpid(hijos[i], &estado, 0);
        if (WIFEXITED(estado)) {
            suma += WEXITSTATUS(estado);
        }
    }
    printf("%d\n", suma);
    return 0;
}
