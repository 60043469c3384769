"""Condición: esperar dentro de un while."""
import multiprocessing


def cliente(condicion, mesas, esperan, sentados):
    with condicion:
        while mesas.value == 0:
            esperan.release()
            condicion.wait()
        mesas.value -= 1
    sentados.release()


def contar(avisos, cuantos):
    for i in range(cuantos):
        assert avisos.acquire(timeout=5)


if __name__ == "__main__":
    condicion = multiprocessing.Condition()
    mesas = multiprocessing.RawValue("i", 0)
    esperan = multiprocessing.Semaphore(0)
    sentados = multiprocessing.Semaphore(0)
    clientes = []
    for i in range(4):
        proceso = multiprocessing.Process(
            target=cliente, args=(condicion, mesas, esperan, sentados)
        )
        clientes.append(proceso)
        proceso.start()
    contar(esperan, 4)

    with condicion:
        mesas.value = 1
        condicion.notify_all()
    contar(sentados, 1)
    contar(esperan, 3)
    print("una mesa y notify_all: se sienta 1, y 3 vuelven a esperar")

    with condicion:
        mesas.value = 2
        condicion.notify(2)
    contar(sentados, 2)
    print("dos mesas y notify(2): se sientan 2")

    try:
        condicion.notify()
    except AssertionError as error:
        print("notify sin el cerrojo: AssertionError:", error)
    with condicion:
        mesas.value = 1
        condicion.notify()
    for proceso in clientes:
        proceso.join()
    assert mesas.value == 0
