"""Los filósofos: el orden de los tenedores."""
import multiprocessing

FILOSOFOS = 5


def cenar(uno, otro, comen):
    for _ in range(200):
        with uno:
            with otro:
                pass  # come
    comen.release()


if __name__ == "__main__":
    tenedores = [multiprocessing.Lock() for _ in range(FILOSOFOS)]
    comen = multiprocessing.Semaphore(0)
    procesos = []
    for i in range(FILOSOFOS):
        izquierdo, derecho = i, (i + 1) % FILOSOFOS
        # Todos, primero el de número más bajo: el círculo no se cierra.
        izquierdo, derecho = sorted([izquierdo, derecho])
        uno, otro = tenedores[izquierdo], tenedores[derecho]
        proceso = multiprocessing.Process(target=cenar, args=(uno, otro, comen))
        procesos.append(proceso)
        proceso.start()
    for proceso in procesos:
        proceso.join()
    han_comido = sum(comen.acquire(False) for _ in procesos)
    print("han comido", han_comido)
    assert han_comido == FILOSOFOS
