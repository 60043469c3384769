"""La plantilla: una lista, start a cada uno y, después, join a cada uno."""
import multiprocessing


def mi_funcion(nombre, desde, hasta):
    suma = sum(range(desde, hasta))
    print(f"{nombre}: de {desde} a {hasta} suman {suma}")


if __name__ == "__main__":
    num_procesos = 3
    procesos = []

    for i in range(num_procesos):
        proceso = multiprocessing.Process(
            target=mi_funcion, args=("trabajo", i * 10, (i + 1) * 10)
        )
        procesos.append(proceso)
        proceso.start()

    # Espera a que todos los procesos terminen.
    for proceso in procesos:
        proceso.join()

    print("todos han terminado")
    assert all(proceso.exitcode == 0 for proceso in procesos)
