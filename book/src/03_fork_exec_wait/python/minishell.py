"""Una shell mínima: palabras con comillas, tuberías y cd."""
import os
import shlex
import signal
import sys


# ANCHOR: tuberia
def ejecutar(ordenes):
    hijos, entrada = [], None
    for posicion, argumentos in enumerate(ordenes):
        siguiente, salida = os.pipe() if posicion + 1 < len(ordenes) else (None, None)
        hijo = os.fork()
        if hijo == 0:
            if entrada is not None:
                os.dup2(entrada, 0)
            if salida is not None:
                os.dup2(salida, 1)
            signal.signal(signal.SIGPIPE, signal.SIG_DFL)
            try:
                os.execvp(argumentos[0], argumentos)
            finally:
                os._exit(127)
        hijos.append(hijo)
        for descriptor in (entrada, salida):
            if descriptor is not None:
                os.close(descriptor)
        entrada = siguiente
    return [os.waitstatus_to_exitcode(os.waitpid(hijo, 0)[1]) for hijo in hijos][-1]
# ANCHOR_END: tuberia


# ANCHOR: bucle
estado = 0
for linea in sys.stdin:
    ordenes = [[]]
    palabras = shlex.shlex(linea, posix=True, punctuation_chars="|")
    palabras.whitespace_split = True
    for palabra in palabras:
        if palabra == "|":
            ordenes.append([])
        else:
            ordenes[-1].append(palabra)
    if ordenes[0][:1] == ["cd"]:
        os.chdir(ordenes[0][1])
    elif ordenes[0]:
        estado = ejecutar(ordenes)
sys.exit(estado)
# ANCHOR_END: bucle
