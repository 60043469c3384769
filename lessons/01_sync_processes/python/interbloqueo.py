"""Dos cerrojos en orden contrario."""
import multiprocessing


def los_dos(primero, segundo, con_uno):
    with primero:
        con_uno.wait()  # cada uno tiene ya su primer cerrojo
        with segundo:
            print("tengo los dos", flush=True)


if __name__ == "__main__":
    a, b = multiprocessing.Lock(), multiprocessing.Lock()
    con_uno = multiprocessing.Barrier(2)
    uno = multiprocessing.Process(
        target=los_dos, args=(a, b, con_uno), name="hijo 1", daemon=True
    )
    otro = multiprocessing.Process(
        target=los_dos, args=(b, a, con_uno), name="hijo 2", daemon=True
    )
    uno.start()
    otro.start()
    for proceso in [uno, otro]:
        proceso.join(timeout=0.3)  # sin plazo, no volvería nunca
        print(proceso.name, "sigue esperando:", proceso.is_alive())
        assert proceso.is_alive()
    for proceso in [uno, otro]:
        proceso.kill()
        proceso.join()
