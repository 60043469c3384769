"""La cura: primero se saca todo con get, y después se hace join."""
import multiprocessing


def calcular(resultados):
    resultados.put("x" * 1_000_000)


if __name__ == "__main__":
    resultados = multiprocessing.Queue()
    proceso = multiprocessing.Process(target=calcular, args=(resultados,))
    # ANCHOR: cura
    proceso.start()
    print(len(resultados.get()), "letras", flush=True)
    proceso.join()
    print("el hijo ha terminado", flush=True)
    # ANCHOR_END: cura
