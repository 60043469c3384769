"""Una tubería con nombre: quien sepa el nombre la abre."""
import multiprocessing
import os
import tempfile
import time


def leer(buzon, abierta):
    with open(buzon) as lectura:  # espera a que otro la abra para escribir
        abierta.set()
        print("he leído", lectura.read().split(), flush=True)
    print("fin de fichero: no queda quien escriba", flush=True)


if __name__ == "__main__":
    abierta = multiprocessing.Event()
    with tempfile.TemporaryDirectory() as carpeta:
        buzon = os.path.join(carpeta, "buzon")
        os.mkfifo(buzon)
        hijo = multiprocessing.Process(
            target=leer, args=(buzon, abierta), daemon=True
        )
        hijo.start()
        time.sleep(0.3)
        print("el hijo la ha abierto:", abierta.is_set(), flush=True)
        assert not abierta.is_set()

        with open(buzon, "w") as escritura:
            os.remove(buzon)  # ya la tienen los dos: el nombre sobra
            escritura.write("uno dos\n")
        hijo.join()
    assert abierta.is_set() and hijo.exitcode == 0
