#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

// Cada línea, entera, con los flujos de C.
static void atiende(int cliente) {
    FILE *entra = fdopen(cliente, "r"), *sale = fdopen(dup(cliente), "w");
    char *linea = NULL;
    size_t mide = 0;
    ssize_t n;
    while ((n = getline(&linea, &mide, entra)) > 0) {
        fwrite(linea, 1, n, sale);
        fflush(sale);
    }
    free(linea);
    fclose(sale);
    fclose(entra);
}

int main(int argc, char *argv[]) {
    int n = argc > 1 ? atoi(argv[1]) : 0, s = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in aqui = {.sin_family = AF_INET, .sin_addr.s_addr = inet_addr("127.0.0.1")};
    socklen_t mide = sizeof aqui;
    if (bind(s, (struct sockaddr *)&aqui, mide) == -1 || listen(s, n + 1) == -1) {
        perror("servidor");
        return 1;
    }
    getsockname(s, (struct sockaddr *)&aqui, &mide);
    dprintf(1, "%hu\n", ntohs(aqui.sin_port));

    pid_t pids[n + 1];
    for (int i = 0; i < n; i++) {
        int cliente = accept(s, NULL, NULL);
        pids[i] = fork();
        if (pids[i] == 0) {
            close(s);
            atiende(cliente);
            exit(0);
        }
        close(cliente);
    }
    close(s);
    for (int i = n; i-- > 0;) {
        waitpid(pids[i], NULL, 0);
    }
    return 0;
}
