// Lo rechaza: cierra
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <sys/wait.h>
static char **parte(char *s) { char **v = calloc(64, sizeof *v); int k = 0;
    for (char *t = strtok(s, " "); t; t = strtok(NULL, " ")) v[k++] = t; return v; }
int main(int argc, char **argv) {
    int t[2]; pipe(t);
    char **a = parte(argv[1]), **b = parte(argv[2]);
    if (fork() == 0) { dup2(t[1], 1); close(t[1]); execvp(a[0], a); _exit(127); }
    if (fork() == 0) { dup2(t[0], 0); close(t[0]); close(t[1]); execvp(b[0], b); _exit(127); }
    close(t[0]); close(t[1]);
    wait(NULL); wait(NULL);
    puts("fin"); return 0;
}
