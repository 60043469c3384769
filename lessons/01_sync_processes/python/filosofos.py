"""Los filósofos: un interbloqueo en círculo."""
import multiprocessing

FILOSOFOS = 5


def cenar(uno, otro, todos, comen):
    with uno:
        todos.wait()  # cada uno tiene ya un tenedor
        # Con plazo, para poder contarlo: sin él, no acabarían nunca.
        if otro.acquire(timeout=0.5):
            comen.release()
            otro.release()
        todos.wait()


if __name__ == "__main__":
    tenedores = [multiprocessing.Lock() for _ in range(FILOSOFOS)]
    todos = multiprocessing.Barrier(FILOSOFOS)
    comen = multiprocessing.Semaphore(0)
    procesos = []
    for i in range(FILOSOFOS):
        izquierdo, derecho = i, (i + 1) % FILOSOFOS
        uno, otro = tenedores[izquierdo], tenedores[derecho]
        proceso = multiprocessing.Process(
            target=cenar, args=(uno, otro, todos, comen)
        )
        procesos.append(proceso)
        proceso.start()
    for proceso in procesos:
        proceso.join()
    alguno = comen.acquire(False)
    print("ha comido alguno:", alguno)
    assert not alguno
