#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <sys/wait.h>
int main(int argc, char **argv) {
    if (argc < 2) { fprintf(stderr, "uso\n"); return 2; }
    int st; pid_t p = fork();
    switch (p) {
    case -1: perror("fork"); return 1;
    case 0: execvp(argv[1], &argv[1]); perror(argv[1]); _exit(errno == ENOENT ? 127 : 126);
    }
    if (waitpid(p, &st, 0) == -1) { perror("waitpid"); return 1; }
    printf("%d\n", WIFEXITED(st) ? WEXITSTATUS(st) : 128 + WTERMSIG(st));
    return 0;
}
