"""Una shell mínima: palabras con comillas, tuberías, cd y exit."""
import os
import re
import shlex
import signal
import sys


def quejarse(texto):
    print(f"minishell: {texto}", file=sys.stderr, flush=True)


# ANCHOR: una_orden
def convertirse_en(argumentos):
    """No vuelve: o es otro programa, o sale con 127 o con 126."""
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    try:
        os.execvp(argumentos[0], argumentos)
    except (FileNotFoundError, NotADirectoryError):
        quejarse(f"{argumentos[0]!r}: no existe")
        os._exit(127)
    except OSError:
        quejarse(f"{argumentos[0]!r}: no se puede ejecutar")
    finally:
        os._exit(126)
# ANCHOR_END: una_orden


# ANCHOR: partir
# Un «|», o una palabra: trozos sueltos, con comillas o tras una barra.
PIEZA = re.compile(
    r"""\||(?:[^\s|'"\\<>&;$*?`()]|'[^']*'|"(?:[^"\\]|\\.)*"|\\.)+"""
)


def partir(linea):
    """Las órdenes de una tubería, cada una con sus palabras."""
    sobra = PIEZA.sub("", linea).strip()
    if sobra:
        raise ValueError(f"no entiendo {sobra!r} (¿faltan comillas?)")
    ordenes = [[]]
    for pieza in PIEZA.findall(linea):
        if pieza == "|":
            ordenes.append([])
        else:
            ordenes[-1] += shlex.split(pieza)
    if len(ordenes) > 1 and not all(ordenes):
        raise ValueError("falta una orden al lado de «|»")
    return ordenes
# ANCHOR_END: partir


# ANCHOR: tuberia
def ejecutar(ordenes):
    hijos, entrada = [], os.dup(0)
    for argumentos in ordenes:
        lectura, escritura = os.pipe()
        hijo = os.fork()
        if hijo == 0:
            os.dup2(entrada, 0)
            if argumentos is not ordenes[-1]:
                os.dup2(escritura, 1)
            convertirse_en(argumentos)
        hijos.append(hijo)
        os.close(entrada)
        os.close(escritura)
        entrada = lectura
    os.close(entrada)
    for hijo in hijos:
        pid, estado = os.waitpid(hijo, 0)
    codigo = os.waitstatus_to_exitcode(estado)  # el de la última
    return codigo if codigo >= 0 else 128 - codigo  # −9 es 137
# ANCHOR_END: tuberia


# ANCHOR: bucle
def cd(destino):
    try:
        os.chdir(destino)
        return 0
    except OSError:
        quejarse(f"cd: {destino!r}: no se puede entrar")
        return 2


def main():
    estado = 0
    for linea in sys.stdin:
        try:
            ordenes = partir(linea)
        except ValueError as error:
            quejarse(error)
            estado = 2
            continue
        match ordenes:
            case [[]]:
                pass
            case [["cd"]]:
                estado = cd(os.environ.get("HOME", ""))
            case [["cd", destino, *_]]:
                estado = cd(destino)
            case [["exit"]]:
                return estado
            case [["exit", codigo]] if codigo.isdecimal():
                return int(codigo)
            case _:
                estado = ejecutar(ordenes)
    return estado


sys.exit(main())
# ANCHOR_END: bucle
