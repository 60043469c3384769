"""Al acabar, un padre espera a sus hijos corrientes y mata a los daemon."""
import multiprocessing
import signal
import sys
import time


def trabajar(buzon):
    time.sleep(0.1)
    buzon.put("el corriente ha terminado su trabajo")


def no_acabar(listo, buzon):
    def despedirse(senal, marco):
        buzon.put(f"al daemon le llega {signal.Signals(senal).name}")
        sys.exit()

    signal.signal(signal.SIGTERM, despedirse)
    listo.set()
    for _ in range(600):
        time.sleep(0.1)
    buzon.put("el daemon ha terminado su trabajo")


def jefe(buzon):
    listo = multiprocessing.Event()
    corriente = multiprocessing.Process(target=trabajar, args=(buzon,))
    daemon = multiprocessing.Process(
        target=no_acabar, args=(listo, buzon), daemon=True
    )
    corriente.start()
    daemon.start()
    listo.wait()
    print("el jefe acaba sin hacer join", flush=True)


def tener_hijos():
    try:
        multiprocessing.Process(target=print).start()
        sys.exit("un daemon ha podido tener un hijo")
    except AssertionError as error:
        print("AssertionError:", error, flush=True)


if __name__ == "__main__":
    buzon = multiprocessing.SimpleQueue()
    hijo = multiprocessing.Process(target=jefe, args=(buzon,))
    hijo.start()
    hijo.join()
    dicho = sorted([buzon.get(), buzon.get()])
    print(*dicho, sep="\n")
    assert "SIGTERM" in dicho[0] and "el corriente" in dicho[1]
    assert buzon.empty()

    daemon = multiprocessing.Process(target=tener_hijos, daemon=True)
    daemon.start()
    daemon.join()
    assert daemon.exitcode == 0
