"""Comunicar: Value, Array, Pipe, Queue y JoinableQueue, y lo que pasa si se usan mal."""
import multiprocessing
import queue


# ANCHOR: sumar
def sumar(i, v, casillas):
    for _ in range(1000):
        with v.get_lock():
            v.value += 1
    casillas[i] = i * i
# ANCHOR_END: sumar


# ANCHOR: responder
def responder(suyo):
    numero = suyo.recv()
    suyo.send(2 * numero)
# ANCHOR_END: responder


# ANCHOR: consumir
def consumir(cola):
    while True:
        palabra = cola.get()
        if palabra is None:
            break
        print("he recibido", palabra, flush=True)
# ANCHOR_END: consumir


# ANCHOR: trabajar
def trabajar(tareas):
    while True:
        tarea = tareas.get()
        print("hecha la tarea", tarea, flush=True)
        tareas.task_done()
# ANCHOR_END: trabajar


# ANCHOR: main
if __name__ == "__main__":
# ANCHOR_END: main
    # ANCHOR: memoria
    v = multiprocessing.Value("i", 0)
    casillas = multiprocessing.Array("i", [0, 0, 0])
    procesos = []
    for i in range(3):
        proceso = multiprocessing.Process(target=sumar, args=(i, v, casillas))
        procesos.append(proceso)
        proceso.start()
    for proceso in procesos:
        proceso.join()
    print("valor:", v.value)
    print("casillas:", casillas[:])
    # ANCHOR_END: memoria

    # ANCHOR: tuberia
    mio, suyo = multiprocessing.Pipe()
    proceso = multiprocessing.Process(target=responder, args=(suyo,))
    proceso.start()
    mio.send(21)
    print("el doble de 21 es", mio.recv())
    proceso.join()
    print("¿hay algo más?", mio.poll(0.05))
    # ANCHOR_END: tuberia

    # ANCHOR: cola
    cola = multiprocessing.Queue()
    proceso = multiprocessing.Process(target=consumir, args=(cola,))
    proceso.start()
    for palabra in ["uno", "dos", None]:
        cola.put(palabra)
    proceso.join()
    # ANCHOR_END: cola

    # ANCHOR: tareas
    tareas = multiprocessing.JoinableQueue()
    proceso = multiprocessing.Process(target=trabajar, args=(tareas,), daemon=True)
    proceso.start()
    for tarea in [1, 2]:
        tareas.put(tarea)
    tareas.join()
    print("todas hechas")
    # ANCHOR_END: tareas

    # ANCHOR: errores_de_cola
    pequena = multiprocessing.Queue(1)
    pequena.put(1)
    try:
        pequena.put(2, timeout=0.05)
    except queue.Full:
        print("put en una cola llena: error")
    pequena.get()
    try:
        pequena.get_nowait()
    except queue.Empty:
        print("get de una cola vacía: error")
    pequena.close()
    try:
        pequena.put(3)
    except ValueError:
        print("put tras close: error")
    try:
        tareas.task_done()
    except ValueError:
        print("task_done de más: error")
    # ANCHOR_END: errores_de_cola

    # ANCHOR: errores_de_tuberia
    lee, escribe = multiprocessing.Pipe(duplex=False)
    try:
        lee.send(1)
    except OSError:
        print("send por el extremo que lee: error")
    escribe.close()
    try:
        lee.recv()
    except EOFError:
        print("recv sin nadie que escriba: error")
    lee, escribe = multiprocessing.Pipe(duplex=False)
    lee.close()
    try:
        escribe.send(1)
    except BrokenPipeError:
        print("send sin nadie que lea: error")
    # ANCHOR_END: errores_de_tuberia
