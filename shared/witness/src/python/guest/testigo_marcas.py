"""Cómo se deja una marca: una línea al final de un fichero que está en la memoria del testigo.

El fichero se abre y se cierra cada vez: un descriptor que quedara abierto cambiaría los números de los del programa, y
quien cierra los que hereda lo cerraría. Se escribe con `pwritev`, que al final de un fichero abierto con O_APPEND no
hace caso de la posición: el filtro del testigo para a quien llama a `write` o a `pwrite`.
"""
from itertools import count
from posix import O_APPEND, O_CLOEXEC, O_WRONLY, close, fstat, getpid, open, pwritev, register_at_fork
from time import monotonic_ns as now

FILE = settings["FILE"]
# Quien marca sin parar no llena la memoria de la máquina.
MOST_BYTES = 1 << 24
# Ni tarda mucho más que si nadie mirase: cada marca son unos microsegundos.
MOST_MARKS = 3_000
MOST_TEXT = 4_000
_left = MOST_MARKS
_undos = []
_numbers = count(1)


def write(kind, *fields, t=None):
    line = "\t".join([kind, str(now() if t is None else t), str(getpid()), *map(str, fields)]) + "\n"
    try:
        fd = open(FILE, O_WRONLY | O_APPEND | O_CLOEXEC)
    except OSError:
        return
    try:
        if fstat(fd).st_size < MOST_BYTES:
            pwritev(fd, [line.encode("utf-8", "replace")], 0)
    except OSError:
        pass
    finally:
        close(fd)


def mark(act, kind, which, value="", t=None):
    """`t` es cuándo pasó, si no es ahora."""
    global _left
    if _left > 0:
        _left -= 1
        write("m", act, kind, which, value, t=t)
        if _left == 0:
            write("l")
            for undo in _undos:
                undo()


def when_tired(undo):
    """`undo` deja como estaban las cosas que marcan: ya no hacen falta, y estorban."""
    _undos.append(undo)


def _begin_again():
    global _left
    if _left > 0:
        _left = MOST_MARKS
    else:
        # El hijo de quien ya no marca tampoco lo hace.
        write("l")


register_at_fork(after_in_child=_begin_again)


def present():
    write("p")


def label(name):
    write("e", text(name))


def returned(value):
    """Lo que devuelve una tarea de una reserva. Si es muy largo, solo el principio: acaba en «…»."""
    global _left
    if _left > 0:
        _left -= 1
        shown = text(inside(value))
        write("r", shown if len(shown) <= MOST_TEXT else shown[:MOST_TEXT] + "…")


def inside(value):
    """Cómo se escribe un valor; de un objeto del programa, lo que lleva dentro."""
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(inside, value[:MOST_TEXT])) + "]"
    fields = getattr(value, "__dict__", None)
    try:
        return repr(fields or value)
    except Exception:
        return "…"


def condition_lock(lock, condition):
    """`lock` es el cerrojo que se hizo para sí esa condición."""
    write("c", lock, condition)


def doubt(what):
    write("d", text(what))


def text(value):
    return "".join(char if char.isprintable() else "?" for char in str(value))


def new_id():
    """Lo que distingue a un objeto de los demás de la ejecución: lo heredan o lo reciben todos los que lo comparten."""
    return f"{getpid()}.{now()}.{next(_numbers)}"


def no_trace(error):
    """Quita del rastro de una excepción a quien la deja pasar: el programa verá el mismo que si nadie mirase.

    Desde Python 3.11, `raise` a secas no vuelve a añadir al que la deja pasar. En el 3.10 sobra una línea del testigo.
    """
    error.__traceback__ = error.__traceback__.tb_next


def watched(function):
    """Un decorador: `function` hace de la función de la biblioteca que se llama igual, y no se nota."""

    def decorate(wrapper):
        for name in ("__module__", "__name__", "__qualname__", "__doc__"):
            setattr(wrapper, name, getattr(function, name))
        wrapper.__wrapped__ = function
        return wrapper

    return decorate
