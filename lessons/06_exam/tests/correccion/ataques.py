"""Lo intenta todo, y dice qué ha conseguido. `SECRETO` y `PUERTO` los pone la prueba, y `AJENO` es un proceso suyo."""
import ctypes
import os
import signal
import socket
import sys

SECRETO, PUERTO, AJENO = "@SECRETO@", int("@PUERTO@"), int("@AJENO@")
libc = ctypes.CDLL(None, use_errno=True)


def llama(numero, *argumentos):
    if libc.syscall(numero, *argumentos) < 0:
        raise OSError(ctypes.get_errno(), "")


def escribe(ruta):
    with open(ruta, "w") as fichero:
        fichero.write("x")


def entorno():
    for pid in filter(str.isdigit, os.listdir("/proc")):
        if int(pid) != os.getpid():
            try:
                return open(f"/proc/{pid}/environ", "rb").read()
            except OSError:
                pass
    raise OSError("ninguno")


def mi_entorno():
    if "SECRETO_DEL_PROFESOR" not in os.environ:
        raise OSError("no está")


def fuera(tipo):
    enchufe = socket.socket(socket.AF_INET, tipo)
    enchufe.settimeout(2)
    enchufe.connect(("192.0.2.1", 9))
    enchufe.send(b"x")


def memoria_del_juez():
    for pid in (1, 2, os.getppid()):
        try:
            return open(f"/proc/{pid}/mem", "rb+")
        except OSError:
            pass
    raise OSError("ninguna")


def contrasenas():
    # Quien no es administrador no puede, y a quien lo es se le tapa.
    if not open("/etc/shadow").read():
        raise OSError("vacío")


INTENTOS = {
    "leer un fichero de la carpeta personal": lambda: open(SECRETO).read(),
    "ver la carpeta de al lado": lambda: os.listdir(os.path.dirname(SECRETO)),
    "ver la raíz": lambda: os.listdir("/"),
    "ver lo del juez": lambda: os.listdir("/juez"),
    "ver los otros casos": lambda: os.listdir("/alumno"),
    "escribir en la carpeta personal": lambda: escribe(os.path.dirname(SECRETO) + "/x"),
    "leer las contraseñas de /etc": contrasenas,
    "escribir en /etc": lambda: escribe("/etc/cuaderno-x"),
    "escribir en /usr": lambda: escribe("/usr/cuaderno-x"),
    "escribir en /proc/sys": lambda: escribe("/proc/sys/kernel/hostname"),
    "cambiar su propio programa": lambda: escribe(__file__),
    "un servicio de este ordenador": lambda: socket.create_connection(("127.0.0.1", PUERTO), 2),
    "fuera, por TCP": lambda: fuera(socket.SOCK_STREAM),
    "fuera, por UDP": lambda: fuera(socket.SOCK_DGRAM),
    "AF_VSOCK": lambda: socket.socket(40, socket.SOCK_STREAM),
    "un socket con nombre": lambda: socket.socket(socket.AF_UNIX).connect("\0cuaderno-@PUERTO@"),
    "señales a quien juzga": lambda: os.kill(os.getppid(), 0),
    "señales al primer proceso": lambda: os.kill(1, 0),
    "señales a un proceso ajeno": lambda: os.kill(AJENO, signal.SIGKILL),
    "el entorno de otros": entorno,
    "el entorno de quien corrige": mi_entorno,
    "la memoria del juez": memoria_del_juez,
    "el terminal de quien corrige": lambda: open("/dev/tty", "w"),
    "ptrace": lambda: llama(101 if os.uname().machine == "x86_64" else 117, 16, os.getppid(), 0, 0),
    "otro espacio de nombres": lambda: llama(272 if os.uname().machine == "x86_64" else 97, 0x10000000),
}

for que, intento in INTENTOS.items():
    try:
        intento()
        print("conseguido:", que, file=sys.stderr)
    except OSError:
        print("negado:", que, file=sys.stderr)
# Así se enseña lo que ha escrito.
sys.exit(1)
