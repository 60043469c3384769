"""Ctrl-Z, fg y Ctrl-C: una shell presta el terminal a cada orden."""
import os
import pty
import signal


def lanzar(*orden):
    """Un hijo en un grupo propio, y con el terminal para él."""
    puerta, abrir = os.pipe()
    hijo = os.fork()
    if hijo == 0:
        os.close(abrir)
        os.read(puerta, 1)  # hasta que el terminal sea suyo
        signal.signal(signal.SIGTTOU, signal.SIG_DFL)
        try:
            os.execvp(orden[0], orden)
        finally:
            os._exit(127)
    os.setpgid(hijo, hijo)
    os.tcsetpgrp(0, hijo)
    os.close(abrir)
    os.close(puerta)
    return hijo


def esperar(hijo):
    """Hasta que acabe o se detenga. El terminal vuelve a la shell."""
    pid, estado = os.waitpid(hijo, os.WUNTRACED)
    os.tcsetpgrp(0, os.getpgrp())
    return estado


def shell():
    # Sin esto, recuperar el terminal la detendría.
    signal.signal(signal.SIGTTOU, signal.SIG_IGN)
    trabajo = lanzar("cat")
    estado = esperar(trabajo)
    assert os.WIFSTOPPED(estado), estado
    print("[1] detenido; y ahora, fg", flush=True)
    os.tcsetpgrp(0, trabajo)
    os.killpg(trabajo, signal.SIGCONT)
    estado = esperar(trabajo)
    codigo = os.waitstatus_to_exitcode(estado)
    assert codigo == -signal.SIGINT, codigo


def teclear(terminal, teclas, se_ve):
    """Teclea, y espera a que se vea en la pantalla."""
    os.write(terminal, teclas)
    pantalla = b""
    while se_ve not in pantalla:
        pantalla += os.read(terminal, 100)
    print(pantalla.decode().replace("\r", ""), end="", flush=True)


pid, terminal = pty.fork()  # el hijo, en un terminal nuevo
if pid == 0:
    shell()
    os._exit(7)
teclear(terminal, b"uno\n", b"uno\r\nuno\r\n")  # el eco, y cat
teclear(terminal, b"\x1a", b"fg\r\n")  # Ctrl-Z
teclear(terminal, b"dos\n", b"dos\r\ndos\r\n")
teclear(terminal, b"\x03", b"^C")  # Ctrl-C
pid, estado = os.waitpid(pid, 0)
codigo = os.waitstatus_to_exitcode(estado)
assert codigo == 7, codigo
print("\n✔ la shell sale con:", codigo)
