"""Manager: un proceso guarda el diccionario, y los demás se lo piden."""
import multiprocessing


def sumar_mal(datos, los_dos):
    n = datos["x"]  # datos["x"] += 1 son dos peticiones: esta…
    los_dos.wait()
    datos["x"] = n + 1  # …y esta


def sumar_bien(datos, lock):
    with lock:
        datos["x"] += 1


def en_dos_procesos(funcion, *args):
    procesos = []
    for _ in range(2):
        proceso = multiprocessing.Process(target=funcion, args=args)
        procesos.append(proceso)
        proceso.start()
    for proceso in procesos:
        proceso.join()


if __name__ == "__main__":
    with multiprocessing.Manager() as manager:
        datos = manager.dict({"x": 0, "notas": []})

        en_dos_procesos(sumar_mal, datos, manager.Barrier(2))
        print("dos sumas sin lock:", datos["x"])
        assert datos["x"] == 1

        datos["x"] = 0
        en_dos_procesos(sumar_bien, datos, manager.Lock())
        print("dos sumas con lock:", datos["x"])
        assert datos["x"] == 2

        datos["notas"].append(7)  # cambia una copia
        print("notas, después de append:", datos["notas"])
        assert datos["notas"] == []

        notas = datos["notas"]
        notas.append(7)
        datos["notas"] = notas  # ahora sí se entera
        print("notas, si se asigna otra vez:", datos["notas"])
        assert datos["notas"] == [7]
