"""Lo que se escribe en el examen, en trozos que caben en media hoja de ancho."""
import time

import psutil

# ANCHOR: plantilla
import multiprocessing

def mi_funcion(nombre, n):
    print(nombre, n, flush=True)

if __name__ == "__main__":
    procesos = []
    for i in range(3):
        p = multiprocessing.Process(
            target=mi_funcion, args=("hijo", i))
        procesos.append(p)
        p.start()
    for p in procesos:
        p.join()
    print("han terminado todos")
# ANCHOR_END: plantilla


# ANCHOR: sumar
def sumar(lock, contador):
    for _ in range(1000):
        with lock:  # acquire(); al salir, release()
            contador.value += 1
# ANCHOR_END: sumar


# ANCHOR: consumir
def consumir(cola):
    while True:
        dato = cola.get()  # espera si está vacía
        if dato is None:  # el centinela: no hay más
            break
        print("recibido", dato, flush=True)
# ANCHOR_END: consumir


# ANCHOR: cuadrado
def cuadrado(n):
    return n * n
# ANCHOR_END: cuadrado


if __name__ == "__main__":
    # ANCHOR: proceso
    p = multiprocessing.Process(
        target=time.sleep, args=(60,), name="siesta")
    p.start()
    print(p.pid, p.name, p.is_alive())
    p.join(0.1)  # espera 0,1 s como mucho
    print(p.exitcode)  # None: sigue vivo
    p.terminate()  # SIGTERM; kill() es SIGKILL
    p.join()
    print(p.exitcode)  # -15: lo mató la señal 15
    # ANCHOR_END: proceso
    assert p.exitcode == -15

    # ANCHOR: lock
    lock = multiprocessing.Lock()  # uno para todos
    contador = multiprocessing.Value("i", 0)
    procesos = []
    for _ in range(4):
        p = multiprocessing.Process(
            target=sumar, args=(lock, contador))
        procesos.append(p)
        p.start()
    for p in procesos:
        p.join()
    print(contador.value)  # 4000, siempre
    # ANCHOR_END: lock
    assert contador.value == 4000

    # ANCHOR: cola
    cola = multiprocessing.Queue()
    p = multiprocessing.Process(
        target=consumir, args=(cola,))
    p.start()
    for dato in [10, 20, None]:
        cola.put(dato)
    p.join()
    # ANCHOR_END: cola

    # ANCHOR: reserva
    with multiprocessing.Pool(4) as pool:
        print(pool.map(cuadrado, [1, 2, 3]))
        print(pool.starmap(pow, [(2, 3), (3, 2)]))
        r = pool.apply_async(cuadrado, (5,))
        print(r.get(timeout=10))  # aquí se espera
    # ANCHOR_END: reserva
    assert r.get() == 25

    p = multiprocessing.Process(target=time.sleep, args=(60,))
    p.start()
    # ANCHOR: psutil
    proc = psutil.Process(p.pid)
    print(proc.name(), proc.ppid(), proc.status())
    proc.nice(10)  # con un número, lo cambia
    print(proc.nice())  # sin él, dice cuál es
    print(proc.cpu_percent(interval=0.1))
    for hijo in psutil.Process().children():
        hijo.terminate()
    pids = [q.pid for q in psutil.process_iter()]
    # ANCHOR_END: psutil
    assert proc.pid in pids
    p.join()
    assert p.exitcode == -15
