"""Barrera: varios procesos que se citan."""
import multiprocessing


def trabajar(barrera, acabadas, ceros, num_procesos, rondas):
    for ronda in range(1, rondas + 1):
        with acabadas.get_lock():
            acabadas.value += 1
        print(f"acabo la ronda {ronda} y espero a los demás", flush=True)
        if barrera.wait() == 0:  # solo uno recibe el 0
            with ceros.get_lock():
                ceros.value += 1
        assert acabadas.value >= ronda * num_procesos


if __name__ == "__main__":
    num_procesos, rondas = 3, 2
    barrera = multiprocessing.Barrier(num_procesos)
    acabadas = multiprocessing.Value("i", 0)
    ceros = multiprocessing.Value("i", 0)
    procesos = []
    for i in range(num_procesos):
        proceso = multiprocessing.Process(
            target=trabajar,
            args=(barrera, acabadas, ceros, num_procesos, rondas),
        )
        procesos.append(proceso)
        proceso.start()
    for proceso in procesos:
        proceso.join()
    a_tiempo = all(proceso.exitcode == 0 for proceso in procesos)
    print("nadie ha seguido antes de tiempo:", a_tiempo)
    print("ceros, uno por ronda:", ceros.value)
    assert a_tiempo and ceros.value == rondas
