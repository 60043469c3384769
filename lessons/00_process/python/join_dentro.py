"""El error más frecuente con la plantilla: join dentro del primer bucle."""
import multiprocessing


def mi_funcion(nombre, desde, hasta):
    suma = sum(range(desde, hasta))
    print(f"{nombre}: de {desde} a {hasta} suman {suma}", flush=True)


if __name__ == "__main__":
    num_procesos = 3
    procesos = []

    for i in range(num_procesos):
        vivos = [anterior for anterior in procesos if anterior.is_alive()]
        print("vivos, de los anteriores:", len(vivos))
        assert len(vivos) == 0

        proceso = multiprocessing.Process(
            target=mi_funcion, args=("trabajo", i * 10, (i + 1) * 10)
        )
        proceso.start()
        proceso.join()  # aquí el padre se para hasta que acabe este
        procesos.append(proceso)
