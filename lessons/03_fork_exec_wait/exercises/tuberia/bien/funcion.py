import os
import sys


def lanza(orden, descriptor, extremo, otro):
    pid = os.fork()
    if pid == 0:
        os.close(otro)
        os.dup2(extremo, descriptor)
        os.close(extremo)
        palabras = orden.split()
        try:
            os.execvp(palabras[0], palabras)
        finally:
            os._exit(127)
    return pid


def main():
    lee, escribe = os.pipe()
    hijos = [lanza(sys.argv[1], 1, escribe, lee), lanza(sys.argv[2], 0, lee, escribe)]
    os.close(lee)
    os.close(escribe)
    for hijo in reversed(hijos):
        os.waitpid(hijo, 0)
    print("fin", flush=True)


main()
