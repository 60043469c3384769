# ANCHOR: entero
"""El mismo trabajo, repartido entre procesos y entre «máquinas»."""
import multiprocessing
from multiprocessing.connection import Client, Listener

MITADES = [(0, 10_000), (10_000, 20_000)]


def cuantos_primos(desde, hasta):
    def es_primo(n):
        return n > 1 and all(n % d for d in range(2, int(n**0.5) + 1))

    return sum(es_primo(n) for n in range(desde, hasta))


def contar(mitad, cola):
    cola.put(cuantos_primos(*mitad))


# ANCHOR: maquina
def maquina(escucha):
    while True:
        with escucha.accept() as conexion:
            desde, hasta = conexion.recv()
            conexion.send(cuantos_primos(desde, hasta))
# ANCHOR_END: maquina


if __name__ == "__main__":
    multiprocessing.set_start_method("fork")
    # Paralelo: dos procesos de esta máquina.
    cola = multiprocessing.Queue()
    for mitad in MITADES:
        multiprocessing.Process(target=contar, args=(mitad, cola)).start()
    paralelo = cola.get() + cola.get()
    print("primos, con dos procesos:", paralelo)

    # Distribuido: dos programas con los que solo se puede hablar por la red.
    # Aquí son hijos de este; su dirección podría ser la de otro ordenador.
    direcciones = []
    for _ in MITADES:
        escucha = Listener(("127.0.0.1", 0))  # un puerto libre
        direcciones.append(escucha.address)
        multiprocessing.Process(
            target=maquina, args=(escucha,), daemon=True
        ).start()
    # ANCHOR: repartir
    conexiones = [Client(direccion) for direccion in direcciones]
    for conexion, mitad in zip(conexiones, MITADES):
        conexion.send(mitad)  # primero, a todas: así trabajan a la vez
    distribuido = sum(conexion.recv() for conexion in conexiones)
    # ANCHOR_END: repartir
    print("primos, con dos máquinas:", distribuido)
    assert paralelo == distribuido == 2262
# ANCHOR_END: entero
