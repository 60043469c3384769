import multiprocessing

import psutil


def hijo(cambiado, mirado):
    yo = psutil.Process()
    yo.nice(yo.nice() + 5)
    cambiado.set()
    mirado.wait()


if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    cambiado, mirado = multiprocessing.Event(), multiprocessing.Event()
    proceso = multiprocessing.Process(target=hijo, args=(cambiado, mirado))
    proceso.start()
    cambiado.wait()
    print(psutil.Process(proceso.pid).nice())
    mirado.set()
    proceso.join()
