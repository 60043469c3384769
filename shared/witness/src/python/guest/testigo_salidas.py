"""Quien va a crear un hijo con `fork` espera a que ningún otro hilo esté escribiendo en la salida.

El hijo heredaría el búfer cogido por un hilo que en él no existe, y lo esperaría para siempre. Sin testigo casi nunca
coincide; con él coincidiría a menudo, porque para a quien escribe.
"""
import sys
from _io import BufferedWriter
from _thread import _count as other_threads
from posix import register_at_fork
from time import perf_counter_ns as now, sleep

# Lo que tarda quien los encuentra libres: si hubo que esperar, puede haberlos cogido otro.
AT_ONCE_NS = 8_000
MOST_TRIES = 500
# Mientras tanto, a este hilo no se le quita el turno tan pronto.
LONG_TURN = 0.5
PAUSE = 0.001

buffers = [getattr(stream, "buffer", None) for stream in (sys.stdout, sys.stderr)]
touches = [buffer.write for buffer in buffers if isinstance(buffer, BufferedWriter)]
usual_turn = []


def wait_for_writers():
    if other_threads() == 0:
        return
    usual_turn.append(sys.getswitchinterval())
    sys.setswitchinterval(LONG_TURN)
    # Quien ya esperaba el turno, lo esperaba corto.
    sleep(0)
    at_once = 0
    for _ in range(MOST_TRIES):
        begin = now()
        for touch in touches:
            try:
                touch(b"")
            except (RuntimeError, ValueError):
                pass  # Lo tiene este mismo hilo, o está cerrado.
        # Dos veces, y con una pausa en medio: a quien lo esperaba, este se le puede adelantar.
        at_once = at_once + 1 if now() - begin < AT_ONCE_NS else 0
        if at_once == 2:
            break
        sleep(PAUSE)


def forked():
    if usual_turn:
        sys.setswitchinterval(usual_turn.pop())


register_at_fork(before=wait_for_writers, after_in_parent=forked, after_in_child=forked)
