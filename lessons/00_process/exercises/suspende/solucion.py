import multiprocessing

import psutil


def calcular():
    while True:
        pass


if __name__ == "__main__":
    hijo = multiprocessing.Process(target=calcular)
    hijo.start()
    # HUECO
    proc = psutil.Process(hijo.pid)
    proc.suspend()
    print("detenido")
    proc.resume()
    print("sigue")
    proc.terminate()
    hijo.join()
    # INICIO: print("detenido")  # ¿De verdad?
    # INICIO: print("sigue")
    # INICIO: psutil.Process(hijo.pid).kill()
    # INICIO: hijo.join()
    # FIN
    print(hijo.exitcode)
