"""Los filósofos: cada uno toma primero el tenedor de número más bajo."""
import multiprocessing

FILOSOFOS, COMIDAS = 5, 200


def comer(bajo, alto, platos, i):
    for _ in range(COMIDAS):
        with bajo:
            with alto:
                platos[i] += 1


if __name__ == "__main__":
    tenedores = [multiprocessing.Lock() for _ in range(FILOSOFOS)]
    platos = multiprocessing.Array("i", FILOSOFOS)
    filosofos = []
    for i in range(FILOSOFOS):
        vecino = (i + 1) % FILOSOFOS
        bajo, alto = tenedores[min(i, vecino)], tenedores[max(i, vecino)]
        filosofo = multiprocessing.Process(
            target=comer, args=(bajo, alto, platos, i)
        )
        filosofos.append(filosofo)
        filosofo.start()
    for filosofo in filosofos:
        filosofo.join()
    print("veces que ha comido cada uno:", platos[:])
    assert platos[:] == [COMIDAS] * FILOSOFOS
