"""Lectores juntos, escritores solos."""
import multiprocessing


def leer(lectores, cuenta, escritura, juntos, sigue):
    with cuenta:
        lectores.value += 1
        if lectores.value == 1:
            escritura.acquire()  # el primero cierra el paso a quien escribe
    juntos.release()
    sigue.wait()
    with cuenta:
        lectores.value -= 1
        if lectores.value == 0:
            escritura.release()  # el último lo abre


if __name__ == "__main__":
    lectores = multiprocessing.RawValue("i", 0)
    cuenta, escritura = multiprocessing.Lock(), multiprocessing.Lock()
    juntos, sigue = multiprocessing.Semaphore(0), multiprocessing.Event()
    procesos = []
    for i in range(3):
        proceso = multiprocessing.Process(
            target=leer, args=(lectores, cuenta, escritura, juntos, sigue)
        )
        procesos.append(proceso)
        proceso.start()
    for _ in procesos:
        juntos.acquire()
    print("leen a la vez:", lectores.value)
    entra = escritura.acquire(timeout=0.2)
    print("mientras leen, entra quien escribe:", entra)
    assert lectores.value == 3 and not entra

    sigue.set()
    for proceso in procesos:
        proceso.join()
    print("cuando acaban, entra:", escritura.acquire(timeout=1))
