"""Ejecuta de verdad muchos programas de Python, cada uno en su proceso, y dice
de cada uno qué fork hubo y qué salió: `número|raíz|sueltos|hechos|salida`."""
import ctypes
import gc
import json
import os
import pty
import random
import signal
import sys
import time
import tty
import types

PR_SET_CHILD_SUBREAPER = 36
multiprocessing = None  # hasta que haga falta
fork = os.fork


def matar_a_todos(senal, marco):
    os.kill(0, signal.SIGKILL)


def apunta_los_fork(hechos):
    def fork_apuntado():
        yo, hijo = os.getpid(), fork()
        if hijo:
            os.write(hechos, b"%d>%d," % (yo, hijo))
        return hijo

    os.fork = fork_apuntado


def apunta_los_trozos(hechos):
    def mapstar(args):
        os.write(hechos, b"trozo %d," % len(args[1]))
        return list(map(*args))

    mapstar.__module__, mapstar.__qualname__ = "multiprocessing.pool", "mapstar"
    multiprocessing.pool.mapstar = mapstar


def cruza_las_cuentas():
    """Entre leer y escribir, un rato cualquiera: así se cruzan de verdad."""
    Synchronized = multiprocessing.sharedctypes.Synchronized
    normal = Synchronized.value

    def lee(valor):
        leido = normal.fget(valor)
        time.sleep(random.random() * 0.002)
        return leido

    Synchronized.value = property(lee, normal.fset)


def lee_hasta_el_final(fd):
    trozos = []
    try:
        while trozo := os.read(fd, 65536):
            trozos.append(trozo)
    except OSError:  # así se acaba un terminal
        pass
    os.close(fd)
    return b"".join(trozos)


def ejecuta(numero, programa):
    """Verdadero en quien tiene que ejecutar el programa."""
    lee, escribe = pty.openpty() if programa["terminal"] else os.pipe()
    if programa["terminal"]:
        tty.setraw(escribe)
    hechos = os.pipe()
    raiz = fork()
    if raiz == 0:
        os.dup2(escribe, 1)
        for fd in lee, escribe, hechos[0]:
            os.close(fd)
        sys.stdout = os.fdopen(1, "w")
        random.seed()
        apunta_los_fork(hechos[1])
        if "multiprocessing" in programa["codigo"]:
            apunta_los_trozos(hechos[1])
            cruza_las_cuentas()
        return True
    os.close(escribe)
    os.close(hechos[1])
    salida, apuntado = lee_hasta_el_final(lee), lee_hasta_el_final(hechos[0])
    os.waitpid(raiz, 0)
    sueltos = 0
    try:
        while True:
            os.wait()
            sueltos += 1
    except ChildProcessError:
        pass
    linea = f"{numero}|{raiz}|{sueltos}|{apuntado.decode()}|{salida.hex()}\n"
    os.write(1, linea.encode())
    return False


os.setpgid(0, 0)
signal.signal(signal.SIGALRM, matar_a_todos)
signal.alarm(280)
ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1)
with open(sys.argv[1]) as fichero:
    programas = list(enumerate(json.load(fichero)))

# Los de `multiprocessing`, los últimos: sin él, un proceso de Python es más
# ligero. Y lo que ya hay no se recorre al acabar cada hijo.
programas.sort(key=lambda de: "multiprocessing" in de[1]["codigo"])
gc.freeze()
for numero, programa in programas:
    if "multiprocessing" in programa["codigo"] and multiprocessing is None:
        import multiprocessing.pool
        import multiprocessing.sharedctypes
        gc.freeze()
    if ejecuta(numero, programa):
        break
else:
    sys.exit(0)

# Aquí solo llega un programa, con sus hijos: acaba como acabe, igual que si
# fuera el primero.
signal.alarm(0)
signal.signal(signal.SIGALRM, signal.SIG_DFL)
modulo = types.ModuleType("__main__")
sys.modules["__main__"] = modulo
sys.argv = ["programa.py"]
exec(compile(programa["codigo"], "programa.py", "exec"), modulo.__dict__)
