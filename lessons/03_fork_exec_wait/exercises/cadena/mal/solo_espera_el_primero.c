// Lo rechaza: espera
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char *argv[]) {
    int n = argc > 1 ? atoi(argv[1]) : 0;
    int nivel = 0;
    while (nivel < n && fork() == 0) {
        nivel++;
    }
    if (nivel == 0) {
        wait(NULL);
        printf("fin\n");
    }
    return 0;
}
