#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char *argv[]) {
    int n = argc > 1 ? atoi(argv[1]) : 0;
    int nivel;
    for (nivel = 0; nivel < n; nivel++) {
        if (fork() > 0) {
            break;
        }
    }
    printf("%d: %d, hijo de %d\n", nivel, getpid(), getppid());
    while (wait(NULL) > 0) {
    }
    if (nivel == 0) {
        printf("fin\n");
    }
    return 0;
}
