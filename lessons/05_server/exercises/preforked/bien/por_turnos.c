#include <arpa/inet.h>
#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static int abre(int puerto) {
    struct sockaddr_in aqui = {
        .sin_family = AF_INET,
        .sin_port = htons(puerto),
        .sin_addr.s_addr = inet_addr("127.0.0.1"),
    };
    int s = socket(AF_INET, SOCK_STREAM, 0);
    if (s == -1 || bind(s, (struct sockaddr *)&aqui, sizeof aqui) == -1 || listen(s, 30) == -1) {
        perror("servidor");
        exit(1);
    }
    return s;
}

// Escribe hasta el último byte de cada trozo.
static void atiende(int cliente) {
    unsigned char trozo[16384];
    ssize_t n;
    while ((n = recv(cliente, trozo, sizeof trozo, 0)) > 0) {
        for (ssize_t hechos = 0, m; hechos < n; hechos += m) {
            if ((m = write(cliente, trozo + hechos, n - hechos)) == -1) {
                return;
            }
        }
    }
}

// A accept entran de uno en uno, con un semáforo.
static void obrero(int s, sem_t *puerta, int faltan) {
    while (faltan-- > 0) {
        sem_wait(puerta);
        int cliente = accept(s, NULL, NULL);
        sem_post(puerta);
        atiende(cliente);
        close(cliente);
    }
    _exit(0);
}

int main(int argc, char *argv[]) {
    if (argc < 4) {
        return 2;
    }
    sem_t *puerta = mmap(NULL, sizeof *puerta, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    sem_init(puerta, 1, 1);
    int s = abre(atoi(argv[1])), k = atoi(argv[2]), m = atoi(argv[3]);
    for (int i = 0; i < k; i++) {
        if (fork() == 0) {
            obrero(s, puerta, m);
        }
    }
    close(s);
    while (wait(NULL) != -1) {
    }
    printf("fin\n");
    return 0;
}
