// Lo rechaza: despues
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char *argv[]) {
    if (fork() == 0) {
        if (fork() == 0) {
            while (getppid() != 1) {
                usleep(10000);
            }
            printf("%d\n", getppid());
            return 0;
        }
        usleep(atoi(argv[1]) * 1000);
        return 0;
    }
    wait(NULL);
    return 0;
}
