"""Una tubería: el final llega cuando nadie puede ya escribir."""
import multiprocessing


def enviar(escritura):
    for palabra in ["uno", "dos"]:
        escritura.send(palabra)


if __name__ == "__main__":
    lectura, escritura = multiprocessing.Pipe(duplex=False)
    hijo = multiprocessing.Process(target=enviar, args=(escritura,))
    hijo.start()
    print("recv:", lectura.recv())
    print("recv:", lectura.recv())
    hijo.join()

    # El hijo ha terminado, pero el padre aún tiene su copia de escritura.
    hay_algo = lectura.poll(0.2)
    print("ni mensaje ni final:", not hay_algo)
    assert not hay_algo

    escritura.close()
    try:
        lectura.recv()
    except EOFError:
        print("EOFError: ya no puede escribir nadie")
    else:
        raise AssertionError("recv debía ver el final")
