"""Lectores y escritores: leen muchos a la vez, y escribe uno solo."""
import multiprocessing

LECTORES, ESCRITORES, VUELTAS = 3, 2, 20


def leer(lectores, lock, nadie, juntos, pagina):
    for _ in range(VUELTAS):
        with lock:
            lectores.value += 1
            if lectores.value == 1:
                nadie.acquire()  # el primero cierra el paso a quien escribe
        juntos.wait(timeout=5)  # están leyendo todos a la vez
        assert pagina[0] == pagina[1], "la página está a medio escribir"
        with lock:
            lectores.value -= 1
            if lectores.value == 0:
                nadie.release()  # el último lo abre


def escribir(nadie, pagina):
    for _ in range(VUELTAS):
        with nadie:
            pagina[0] += 1
            pagina[1] += 1


if __name__ == "__main__":
    lectores = multiprocessing.Value("i", 0)
    lock = multiprocessing.Lock()
    nadie = multiprocessing.Semaphore(1)
    juntos = multiprocessing.Barrier(LECTORES)
    pagina = multiprocessing.Array("i", [0, 0])
    para_leer = (lectores, lock, nadie, juntos, pagina)
    procesos = []
    for i in range(LECTORES):
        procesos.append(multiprocessing.Process(target=leer, args=para_leer))
    for i in range(ESCRITORES):
        procesos.append(
            multiprocessing.Process(target=escribir, args=(nadie, pagina))
        )
    for proceso in procesos:
        proceso.start()
    for proceso in procesos:
        proceso.join()
    print("escrituras:", pagina[0])
    assert all(proceso.exitcode == 0 for proceso in procesos)
    assert pagina[:] == [ESCRITORES * VUELTAS] * 2
