"""Barrera rota: muere uno de los que esperan, y en Python nadie se entera."""
import multiprocessing
import time


def esperar(barrera):
    barrera.wait()


if __name__ == "__main__":
    barrera = multiprocessing.Barrier(4)
    procesos = []
    for i in range(3):
        proceso = multiprocessing.Process(target=esperar, args=(barrera,))
        procesos.append(proceso)
        proceso.start()
    while barrera.n_waiting < 3:
        time.sleep(0.01)

    muerto, *vivos = procesos
    muerto.kill()  # ahora ya no pueden llegar los cuatro
    muerto.join()
    for proceso in vivos:
        proceso.join(timeout=0.5)  # sin plazo, no volvería nunca
    siguen = [proceso.is_alive() for proceso in vivos]
    print("los otros dos siguen esperando:", siguen)
    assert all(siguen)

    for proceso in vivos:
        proceso.kill()
        proceso.join()
