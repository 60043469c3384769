// Ejecuta de verdad muchos programas de C, cada uno en su proceso, y dice de cada uno qué `fork` hubo y qué salió.
// Delante van los programas, cada uno con su `main` llamado de otra manera y con `fork` apuntado, y la tabla `PROGRAMAS`.
#undef fork
#undef printf
#undef exit
#undef main

static void matar_a_todos(int senal) {
    (void)senal;
    kill(0, SIGKILL);
}

static void lee_hasta_el_final(int fd, char *texto, size_t cabe) {
    size_t leido = 0;
    ssize_t n;
    while (leido < cabe - 1 && (n = read(fd, texto + leido, cabe - 1 - leido)) > 0)
        leido += n;
    texto[leido] = 0;
    close(fd);
}

static void abre_salida(int terminal, int *lee, int *escribe) {
    if (terminal) {
        struct termios modo;
        if (openpty(lee, escribe, NULL, NULL, NULL) != 0)
            _exit(70);
        tcgetattr(*escribe, &modo);
        cfmakeraw(&modo);
        tcsetattr(*escribe, TCSANOW, &modo);
        return;
    }
    int tuberia[2];
    if (pipe(tuberia) != 0)
        _exit(70);
    *lee = tuberia[0];
    *escribe = tuberia[1];
}

static char apuntado[1 << 16], salida[1 << 16];

static void ejecuta(int numero) {
    int lee, escribe, hechos[2], estado;
    abre_salida(programas[numero].terminal, &lee, &escribe);
    if (pipe(hechos) != 0)
        _exit(70);
    pid_t raiz = fork();
    if (raiz == 0) {
        signal(SIGALRM, SIG_DFL);
        dup2(escribe, 1);
        close(lee);
        close(escribe);
        close(hechos[0]);
        apunta_en = hechos[1];
        fcntl(apunta_en, F_SETFD, FD_CLOEXEC);
        int codigo = programas[numero].main();
        remueve();
        exit(codigo);
    }
    close(escribe);
    close(hechos[1]);
    lee_hasta_el_final(lee, salida, sizeof salida);
    lee_hasta_el_final(hechos[0], apuntado, sizeof apuntado);
    waitpid(raiz, &estado, 0);
    int sueltos = 0;
    while (wait(NULL) > 0)
        sueltos++;
    dprintf(1, "%d|%d|%d|%s|", numero, raiz, sueltos, apuntado);
    for (char *letra = salida; *letra; letra++)
        dprintf(1, "%02x", (unsigned char)*letra);
    dprintf(1, "\n");
}

int main(void) {
    setpgid(0, 0);
    signal(SIGALRM, matar_a_todos);
    alarm(280);
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    for (int numero = 0; numero < CUANTOS; numero++)
        ejecuta(numero);
    return 0;
}
