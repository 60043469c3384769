"""Condición: esperar dentro de un while."""
import multiprocessing


def cliente(condicion, mesas, sentados):
    with condicion:
        while mesas.value == 0:  # con if, se sentarían todos
            condicion.wait()
        mesas.value -= 1
    sentados.release()


if __name__ == "__main__":
    condicion = multiprocessing.Condition()
    mesas = multiprocessing.RawValue("i", 0)
    sentados = multiprocessing.Semaphore(0)
    clientes = []
    for i in range(4):
        proceso = multiprocessing.Process(
            target=cliente, args=(condicion, mesas, sentados)
        )
        clientes.append(proceso)
        proceso.start()

    with condicion:
        mesas.value = 1
        condicion.notify_all()
    sentados.acquire()
    print("queda libre una mesa, y se sienta uno")
    otro = sentados.acquire(timeout=0.3)
    print("se sienta otro:", otro)
    assert not otro

    with condicion:
        mesas.value = 3
        condicion.notify_all()
    for proceso in clientes:
        proceso.join()
    print("con tres más, los otros tres; quedan", mesas.value)
    assert mesas.value == 0
