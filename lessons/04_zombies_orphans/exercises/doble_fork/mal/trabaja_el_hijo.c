// Lo rechaza: huerfanos
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
        pid_t hijo = fork();
        if (hijo == 0) {
            if (fork() == 0) {
                exit(0);
            }
            trabajo(i);
            exit(0);
        }
        waitpid(hijo, NULL, 0);
    }

    printf("sigo\n");
    return 0;
}
