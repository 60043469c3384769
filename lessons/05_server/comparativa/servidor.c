/* Un servidor mínimo que hace fork por cliente: lo que puede dar el sistema, para comparar. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

static void al_terminar_un_hijo(int senal)
{
    (void)senal;
    while (waitpid(-1, NULL, WNOHANG) > 0)
        ;
}

static void manejar_cliente(int cliente)
{
    char peticion[8192], cuerpo[64], respuesta[256];
    size_t hay = 0;
    ssize_t leidos;

    while ((leidos = read(cliente, peticion + hay, sizeof peticion - 1 - hay)) > 0) {
        hay += (size_t)leidos;
        peticion[hay] = '\0';
        if (strstr(peticion, "\r\n\r\n") != NULL)
            break;
    }
    int medida = snprintf(cuerpo, sizeof cuerpo, "Te atiende el proceso %d\n", getpid());
    int total = snprintf(respuesta, sizeof respuesta,
                         "HTTP/1.1 200 OK\r\nContent-Length: %d\r\nConnection: close\r\n"
                         "X-Proceso: %d\r\n\r\n%s",
                         medida, getpid(), cuerpo);
    if (write(cliente, respuesta, (size_t)total) != total)
        _exit(1);
    /* Cerrar con algo sin leer podría quitarle la respuesta: se espera a que cierre, un segundo como mucho. */
    struct timeval plazo = {.tv_sec = 1};
    shutdown(cliente, SHUT_WR);
    setsockopt(cliente, SOL_SOCKET, SO_RCVTIMEO, &plazo, sizeof plazo);
    while (read(cliente, peticion, sizeof peticion) > 0)
        ;
}

int main(void)
{
    struct sockaddr_in aqui = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    struct sigaction accion = {.sa_handler = al_terminar_un_hijo, .sa_flags = SA_RESTART};
    socklen_t medida = sizeof aqui;
    int escucha = socket(AF_INET, SOCK_STREAM, 0);

    sigaction(SIGCHLD, &accion, NULL);
    if (bind(escucha, (struct sockaddr *)&aqui, sizeof aqui) != 0 || listen(escucha, 1024) != 0) {
        perror("servidor");
        return 1;
    }
    getsockname(escucha, (struct sockaddr *)&aqui, &medida);
    printf("%d\n", ntohs(aqui.sin_port));
    fflush(stdout);
    for (;;) {
        int cliente = accept(escucha, NULL, NULL);
        if (cliente < 0)
            continue;
        if (fork() == 0) {
            close(escucha);
            manejar_cliente(cliente);
            _exit(0);
        }
        close(cliente);
    }
}
