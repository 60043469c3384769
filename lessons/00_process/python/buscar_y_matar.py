"""Buscar procesos por su nombre y matarlos."""
import multiprocessing
import os
import time

import psutil


def dormir(nombre, listos):
    with open("/proc/self/comm", "w") as comm:
        comm.write(nombre)  # el nombre que ven ps y psutil
    listos.wait(10)
    time.sleep(60)


def matar(nombre):
    matados = 0
    for proc in psutil.process_iter(["pid", "name"]):
        if proc.info["name"] == nombre:
            try:
                proc.kill()
                matados += 1
            except psutil.ZombieProcess:
                print("ya había terminado:", proc.info["pid"])
            except psutil.NoSuchProcess:
                print("ya no existe:", proc.info["pid"])
            except psutil.AccessDenied:
                print("no tengo permiso:", proc.info["pid"])
    return matados


if __name__ == "__main__":
    multiprocessing.set_start_method("fork")  # los recoge este programa
    nombre = f"siesta{os.getpid()}"  # que no lo lleve nadie más
    listos = multiprocessing.Barrier(4)
    hijos = []
    for _ in range(3):
        hijo = multiprocessing.Process(target=dormir, args=(nombre, listos))
        hijo.start()
        hijos.append(hijo)
    listos.wait(10)

    matados, otra_vez = matar(nombre), matar(nombre)
    for hijo in hijos:
        hijo.join()
    print(f"matados: {matados}; otra vez, antes de join: {otra_vez}")
    print("exitcode:", [hijo.exitcode for hijo in hijos])
    assert matados == otra_vez == 3
    print("después de join:", matar(nombre))
    assert matar(nombre) == 0
