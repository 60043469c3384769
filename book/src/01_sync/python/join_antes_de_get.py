"""El cuelgue del examen: join antes de get, con muchos datos en la cola. No acaba nunca."""
import multiprocessing


# ANCHOR: cuelga
def calcular(resultados):
    resultados.put("x" * 1_000_000)


if __name__ == "__main__":
    resultados = multiprocessing.Queue()
    proceso = multiprocessing.Process(target=calcular, args=(resultados,))
    proceso.start()
    print("voy a hacer join", flush=True)
    proceso.join()
    print("el hijo ha terminado", flush=True)
    print(len(resultados.get()), "letras", flush=True)
# ANCHOR_END: cuelga
