"""Tubería: cada uno cierra el extremo que no usa."""
import multiprocessing


def escribir(escritura):
    for palabra in ["uno", "dos"]:
        escritura.send(palabra)
    escritura.close()


if __name__ == "__main__":
    lectura, escritura = multiprocessing.Pipe(duplex=False)
    proceso = multiprocessing.Process(target=escribir, args=(escritura,))
    proceso.start()
    escritura.close()  # el padre no escribe: sin esto, recv esperaría siempre

    recibido = []
    try:
        while True:
            recibido.append(lectura.recv())
    except EOFError:
        print("no queda nadie que escriba: EOFError")
    proceso.join()
    print("he recibido", recibido)
    assert recibido == ["uno", "dos"]
