// Lo rechaza: recogidos
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

void trabajo(int i) {
    usleep(500000);
    printf("trabajo %d\n", i);
}

int main(int argc, char *argv[]) {
    int n = argc > 1 ? atoi(argv[1]) : 0;

    for (int i = 0; i < n; i++) {
        if (fork() == 0) {
            if (fork() == 0) {
                trabajo(i);
            }
            exit(0);
        }
    }

    printf("sigo\n");
    return 0;
}
