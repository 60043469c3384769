"""Barrera: varios procesos que se citan."""
import multiprocessing


def trabajar(barrera, llegados, bien):
    for ronda in range(3):
        with llegados.get_lock():
            llegados.value += 1
        turno = barrera.wait()
        # Aquí ya han llegado los tres a esta ronda.
        with bien.get_lock():
            bien.value += llegados.value >= 3 * (ronda + 1)
        if turno == 0:
            print("acabada la ronda", ronda)
        barrera.wait()


if __name__ == "__main__":
    barrera = multiprocessing.Barrier(3)
    llegados = multiprocessing.Value("i", 0)
    bien = multiprocessing.Value("i", 0)
    procesos = []
    for i in range(3):
        proceso = multiprocessing.Process(
            target=trabajar, args=(barrera, llegados, bien)
        )
        procesos.append(proceso)
        proceso.start()
    for proceso in procesos:
        proceso.join()
    print("nadie ha seguido antes de tiempo:", bien.value == 9)
    assert bien.value == 9
