"""Los filósofos y sus tenedores: todos toman el de su izquierda."""
import multiprocessing

FILOSOFOS = 5


def comer(izquierdo, derecho, con_uno):
    with izquierdo:
        con_uno.wait()  # todos tienen ya el de su izquierda
        with derecho:
            print("como", flush=True)


if __name__ == "__main__":
    tenedores = [multiprocessing.Lock() for _ in range(FILOSOFOS)]
    con_uno = multiprocessing.Barrier(FILOSOFOS)
    filosofos = []
    for i in range(FILOSOFOS):
        izquierdo = tenedores[i]
        derecho = tenedores[(i + 1) % FILOSOFOS]
        filosofo = multiprocessing.Process(
            target=comer, args=(izquierdo, derecho, con_uno), daemon=True
        )
        filosofos.append(filosofo)
        filosofo.start()
    filosofos[0].join(timeout=0.5)  # sin plazo, no volvería nunca
    esperan = [filosofo.is_alive() for filosofo in filosofos]
    print("esperan", sum(esperan), "de", FILOSOFOS)
    assert all(esperan)
    for filosofo in filosofos:
        filosofo.kill()
        filosofo.join()
