// Lo rechaza: espera
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int main(int argc, char *argv[]) {
    int n = argc > 1 ? atoi(argv[1]) : 0;

    printf("empieza ");
    fflush(stdout);

    for (int i = 0; i < n; i++) {
        if (fork() == 0) {
            printf("hijo %d\n", i);
            exit(0);
        }
    }

    printf("fin\n");
    return 0;
}
