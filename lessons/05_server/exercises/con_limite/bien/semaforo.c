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

// Un semáforo con K sitios, en memoria compartida: el hijo deja el suyo al acabar, y el padre recoge antes de crear otro.
int main(int argc, char *argv[]) {
    if (argc < 4) {
        return 2;
    }
    int s = abre(atoi(argv[1])), k = atoi(argv[2]), n = atoi(argv[3]), vivos = 0;
    sem_t *sitios = mmap(NULL, sizeof *sitios, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    sem_init(sitios, 1, k);
    for (int i = 0; i < n; i++) {
        sem_wait(sitios);
        if (vivos == k) {
            wait(NULL);
            vivos--;
        }
        int cliente = accept(s, NULL, NULL);
        vivos++;
        if (fork() == 0) {
            close(s);
            atiende(cliente);
            shutdown(cliente, SHUT_WR);
            sem_post(sitios);
            _exit(0);
        }
        close(cliente);
    }
    close(s);
    while (wait(NULL) > 0) {
    }
    return 0;
}
