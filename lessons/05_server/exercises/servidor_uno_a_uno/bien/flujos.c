#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
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

// Con dos flujos de C: en uno se lee y en otro se escribe, sin que ninguno se guarde nada.
static void atiende(int cliente) {
    FILE *entra = fdopen(cliente, "r"), *sale = fdopen(dup(cliente), "w");
    setvbuf(entra, NULL, _IONBF, 0);
    setvbuf(sale, NULL, _IONBF, 0);
    for (int letra; (letra = fgetc(entra)) != EOF;) {
        fputc(letra, sale);
    }
    fclose(sale);
    fclose(entra);
}

int main(int argc, char *argv[]) {
    if (argc < 3) {
        return 2;
    }
    int s = abre(atoi(argv[1])), n = atoi(argv[2]);
    while (n > 0) {
        atiende(accept(s, NULL, NULL));
        n--;
    }
    close(s);
    return 0;
}
