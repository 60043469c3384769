"""Remover: quien ejecuta una instrucción del programa se duerme a veces, y da ocasión a que otro se le cuele.

Las veces salen de una semilla. Cada proceso tiene la suya, que depende de cuántos hermanos nacieron antes que él. Se
duerme un número limitado de veces: después, el programa va como siempre.
"""
import os
import sys
from time import sleep

MOST_SLEEPS = 400
MOST_INSTRUCTIONS = 60_000
# Entre dos sueños hay como mucho estas instrucciones.
APART = 14
SHORT_US, LONG_US = 300, 5000

OWN_LIBRARY = (os.path.dirname(os.__file__) + os.sep, entry)
INSTALLED = (f"{os.sep}site-packages{os.sep}", f"{os.sep}dist-packages{os.sep}")
# Antes de la 3.13, al volver de mirar una función se reponen sus variables tal como estaban: si otro hilo cambió entretanto
# una de las que comparten, el cambio se perdería, y un programa correcto dejaría de serlo.
RESTORES_CELLS = sys.version_info < (3, 13)

seed = marks["settings"]["SEED"]
path = tuple(sys.orig_argv[1:]) if hasattr(sys, "orig_argv") else ()
births = 0
sleeps = instructions = until_next = state = 0


def sow():
    """Empieza de nuevo, según la semilla y por dónde ha venido este proceso."""
    global state, sleeps, instructions, until_next
    state = seed & 0xFFFF_FFFF_FFFF_FFFF
    for byte in repr(path).encode("utf-8", "replace"):
        state = (state ^ byte) * 0x100_0000_01B3 & 0xFFFF_FFFF_FFFF_FFFF
    sleeps, instructions = MOST_SLEEPS, MOST_INSTRUCTIONS
    until_next = 1 + random(APART)


def random(below):
    global state
    state = (state * 6364136223846793005 + 1442695040888963407) & 0xFFFF_FFFF_FFFF_FFFF
    return (state >> 33) % below


def instruction(frame, event, arg):
    global sleeps, instructions, until_next
    if event != "opcode":
        return instruction
    until_next -= 1
    instructions -= 1
    if until_next <= 0:
        until_next = 1 + random(APART)
        sleeps -= 1
        sleep(random(LONG_US if random(8) == 0 else SHORT_US) / 1_000_000)
    if sleeps <= 0 or instructions <= 0:
        leave_alone(frame)
    return instruction


def call(frame, event, arg):
    """Cuando empieza una función: si es del programa, se mira cada una de sus instrucciones."""
    code = frame.f_code
    if sleeps <= 0 or not is_of_the_program(code.co_filename, frame.f_globals):
        return None
    if RESTORES_CELLS and (code.co_cellvars or code.co_freevars):
        return None
    # Desde la 3.13 solo cuenta lo segundo si antes está lo primero.
    frame.f_trace = instruction
    frame.f_trace_lines, frame.f_trace_opcodes = False, True
    return instruction


def is_of_the_program(file, names):
    if file.startswith("<"):
        return file == "<string>" and names.get("__name__") in ("__main__", "__mp_main__")
    return not file.startswith(OWN_LIBRARY) and not any(part in file for part in INSTALLED)


def leave_alone(frame):
    """Deja como estaban las funciones en marcha, y a quien mire el programa por su cuenta."""
    if sys.gettrace() is call:
        sys.settrace(None)
    while frame is not None:
        if frame.f_trace is instruction:
            frame.f_trace = None
            frame.f_trace_lines, frame.f_trace_opcodes = True, False
        frame = frame.f_back


def debugger_arrives():
    """Un depurador, o quien mide qué líneas se ejecutan, usa lo mismo que esto: se le deja solo."""
    global sleeps
    sleeps = 0
    leave_alone(sys._getframe(1))
    threads = sys.modules.get("threading")
    if threads and threads._trace_hook is call:
        threads.settrace(None)


def before_fork():
    global births
    births += 1


def born():
    global path, births
    path, births = (*path, births), 0
    sow()


def born_as(identity):
    global path
    path = identity
    sow()


sow()
os.register_at_fork(before=before_fork, after_in_child=born)
marks.update(born_as=born_as, debugger_arrives=debugger_arrives, stir_threads=lambda threads: threads.settrace(call))
if "threading" in sys.modules:
    sys.modules["threading"].settrace(call)
# En la 3.12, `settrace` solo mira las instrucciones si alguien lo ha pedido antes.
sys._getframe().f_trace_opcodes = True
sys.settrace(call)
