// Lo rechaza: una_vez
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char *argv[]) {
    int n = atoi(argv[1]);
    fprintf(stderr, "empieza ");

    for (int i = 0; i < n; i++) {
        if (fork() == 0) {
            printf("hijo %d\n", i);
            exit(0);
        }
    }
    while (wait(NULL) > 0) {
    }
    printf("fin\n");
    return 0;
}
