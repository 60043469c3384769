"""`os.read` y `os.write` en una tubería: lo que el programa mete en ella y lo que saca, cuando la creó con `os.pipe`.

Las llamadas de la propia biblioteca no cuentan: de sus colas ya se sabe.
"""
import os
from sys import _getframe

mark, now, no_trace, watched = marks["mark"], marks["now"], marks["no_trace"], marks["watched"]
read, write, fstat = os.read, os.write, os.fstat
LIBRARY = os.path.dirname(os.__file__) + os.sep


def pipe_of(args):
    """Lo que distingue a la tubería; nada, si no lo es o si la usa la biblioteca."""
    if _getframe(2).f_code.co_filename.startswith((LIBRARY, "<frozen ")):
        return None
    try:
        about = fstat(args[0])
    except (IndexError, TypeError, OSError):
        return None
    return f"Pipe {about.st_ino}" if about.st_mode & 0o170000 == 0o010000 else None


@watched(read)
def read_marked(*args):
    which = pipe_of(args)
    if which:
        mark("wanted", "queue", which)
    try:
        taken = read(*args)
    except BaseException as error:
        if which:
            mark("gave_up", "queue", which)
        no_trace(error)
        raise
    if which:
        # Nada es que ya no queda quien escriba.
        mark("taken" if taken else "gave_up", "queue", which)
    return taken


@watched(write)
def write_marked(*args):
    which = pipe_of(args)
    t = now()
    try:
        written = write(*args)
    except BaseException as error:
        no_trace(error)
        raise
    if which:
        mark("put", "queue", which, t=t)
    return written


os.read, os.write = read_marked, write_marked
