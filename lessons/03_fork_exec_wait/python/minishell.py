"""Una shell mínima: palabras con comillas, tuberías, cd y exit. Ni redirecciones, ni segundo plano, ni $?."""
import os
import re
import shlex
import signal
import sys


def quejarse(texto):
    print(f"minishell: {texto}", file=sys.stderr, flush=True)


# ANCHOR: partir
# Un `|`, o una palabra: trozos sueltos, entre comillas o tras una barra.
PIEZA = re.compile(r"""\||(?:[^\s|'"\\<>&;$*?`()]|'[^']*'|"(?:[^"\\]|\\.)*"|\\.)+""")


def partir(linea):
    """Las órdenes de una tubería, cada una con sus palabras ya sin comillas; ValueError si no se entiende."""
    sobra = PIEZA.sub("", linea).strip()
    if sobra:
        raise ValueError("faltan unas comillas" if sobra[0] in "'\"\\" else f"no entiendo «{sobra[0]}»")
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
def convertirse_en(argumentos):
    """No vuelve: o es otro programa, o sale con el código que dice por qué no."""
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
            convertirse_en(argumentos)
        hijos.append(hijo)
        for descriptor in (entrada, salida):
            if descriptor is not None:
                os.close(descriptor)
        entrada = siguiente
    codigo = [os.waitstatus_to_exitcode(os.waitpid(hijo, 0)[1]) for hijo in hijos][-1]
    return codigo if codigo >= 0 else 128 - codigo  # −9 si lo mató la señal 9: la shell dice 137
# ANCHOR_END: tuberia


# ANCHOR: cd
def cd(destino):
    """Lo hace la propia shell: la carpeta actual es de cada proceso."""
    try:
        os.chdir(destino)
        return 0
    except OSError:
        quejarse(f"cd: {destino!r}: no se puede entrar")
        return 2
# ANCHOR_END: cd


# ANCHOR: bucle
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
