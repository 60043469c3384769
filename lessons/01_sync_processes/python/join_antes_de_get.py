"""join antes de get: el cuelgue de la cola."""
import multiprocessing


def calcular(resultados):
    resultados.put("x" * 1_000_000)  # no cabe en la tubería de la cola


if __name__ == "__main__":
    resultados = multiprocessing.Queue()
    proceso = multiprocessing.Process(target=calcular, args=(resultados,))
    proceso.start()

    proceso.join(timeout=0.5)  # sin plazo, no volvería nunca
    print("con join antes de get, ha terminado:", not proceso.is_alive())
    assert proceso.is_alive()

    print("get:", len(resultados.get()), "letras")
    proceso.join()
    print("y ahora join vuelve; exitcode", proceso.exitcode)
    assert proceso.exitcode == 0
