"""Memoria compartida con nombre: quien sepa el nombre la ve."""
import multiprocessing
import os
from multiprocessing import shared_memory


def sumar(nombre):
    memoria = shared_memory.SharedMemory(name=nombre)
    memoria.buf[0] += 1
    memoria.close()


if __name__ == "__main__":
    memoria = shared_memory.SharedMemory(create=True, size=16)
    fichero = f"/dev/shm/{memoria.name}"
    try:
        memoria.buf[0] = 41
        hijo = multiprocessing.Process(target=sumar, args=(memoria.name,))
        hijo.start()
        hijo.join()
        print("el hijo la ha encontrado por su nombre:", memoria.buf[0])
        assert memoria.buf[0] == 42
        assert os.path.exists(fichero)
    finally:
        memoria.unlink()  # borra el nombre: lo hace uno solo
    assert not os.path.exists(fichero)
    print("sin nombre, sigue siendo mía:", memoria.buf[0])
    memoria.close()  # y cada uno cierra lo suyo

    try:
        shared_memory.SharedMemory(name=memoria.name)
    except FileNotFoundError:
        print("y ya no la encuentra nadie: FileNotFoundError")
    else:
        raise AssertionError("el nombre debía estar borrado")
