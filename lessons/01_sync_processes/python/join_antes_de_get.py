"""join antes de get, con una cola que lleva más de lo que cabe."""
import multiprocessing


def calcular(resultados):
    resultados.put("x" * 1_000_000)


if __name__ == "__main__":
    resultados = multiprocessing.Queue()
    hijo = multiprocessing.Process(
        target=calcular, args=(resultados,), daemon=True
    )
    hijo.start()
    hijo.join(timeout=0.5)  # sin plazo, no volvería nunca
    print("join antes de get: ha terminado:", not hijo.is_alive())
    assert hijo.is_alive()

    print("get:", len(resultados.get()), "letras")
    hijo.join()
    print("get antes de join: exitcode", hijo.exitcode)
    assert hijo.exitcode == 0
