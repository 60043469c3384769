"""La plantilla con hilos: el contador se comparte sin pedirlo."""
import threading

contador = 0


def sumar(lock, vueltas):
    global contador
    for _ in range(vueltas):
        lock.acquire()
        contador += 1
        lock.release()


if __name__ == "__main__":
    num_hilos, vueltas = 4, 20_000
    lock = threading.Lock()

    hilos = []
    for i in range(num_hilos):
        hilo = threading.Thread(target=sumar, args=(lock, vueltas))
        hilos.append(hilo)
        hilo.start()
    for hilo in hilos:
        hilo.join()

    total = num_hilos * vueltas
    print(f"el contador vale {contador} y debería valer {total}")
    assert contador == total
