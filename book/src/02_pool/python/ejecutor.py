"""Con ProcessPoolExecutor, la muerte de un obrero se nota, pero la reserva entera deja de servir."""
import concurrent.futures
import os
import signal


def tarea(n):
    if n == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return 10 * n


if __name__ == "__main__":
    # ANCHOR: rota
    with concurrent.futures.ProcessPoolExecutor(2) as reserva:
        encargo = reserva.submit(tarea, 0)
        try:
            encargo.result()
        except concurrent.futures.process.BrokenProcessPool:
            print("la reserva se ha roto")
        try:
            reserva.submit(tarea, 1)
        except concurrent.futures.process.BrokenProcessPool:
            print("y ya no admite nada")
    # ANCHOR_END: rota
