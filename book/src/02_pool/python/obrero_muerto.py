"""A un obrero del Pool lo matan en mitad de una tarea: este programa no acaba nunca."""
import multiprocessing
import os
import signal


def tarea(n):
    if n == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return 10 * n


if __name__ == "__main__":
    # ANCHOR: cuelga
    with multiprocessing.Pool(2) as pool:
        encargos = [pool.apply_async(tarea, (n,)) for n in range(4)]
        print("las demás:", [encargo.get() for encargo in encargos[1:]], flush=True)
        print("y la que falta:", encargos[0].get())  # el resultado no llegará
    # ANCHOR_END: cuelga
