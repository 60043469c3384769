/* Lo que no se enseña. Un código que tiene su `main` solo lleva delante las líneas que empiezan por #. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

int i, j, k, n, estado, status;
pid_t pid;

int main(void) {
    {
/* AQUÍ */
    }
    while (wait(NULL) > 0);
    return 0;
}
