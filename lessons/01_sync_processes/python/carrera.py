"""Un contador para todos, sin cerrojo."""
import multiprocessing


def sumar(contador, vueltas):
    for _ in range(vueltas):
        contador.value += 1  # leer, sumar y escribir: tres pasos


if __name__ == "__main__":
    num_procesos, vueltas = 4, 1_000_000
    contador = multiprocessing.RawValue("i", 0)

    procesos = []
    for i in range(num_procesos):
        proceso = multiprocessing.Process(
            target=sumar, args=(contador, vueltas)
        )
        procesos.append(proceso)
        proceso.start()
    for proceso in procesos:
        proceso.join()

    total = num_procesos * vueltas
    print(f"el contador vale {contador.value} y debería valer {total}")
    assert contador.value < total
