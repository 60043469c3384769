"""La plantilla del examen: una lista, un bucle que arranca y otro que espera."""
import multiprocessing


# ANCHOR: funcion
def mi_funcion(nombre, desde, hasta):
    suma = sum(range(desde, hasta))
    print(f"{nombre}: de {desde} a {hasta} suman {suma}", flush=True)
# ANCHOR_END: funcion


# ANCHOR: main
if __name__ == "__main__":
# ANCHOR_END: main
    # ANCHOR: plantilla
    num_procesos = 3
    procesos = []
    for i in range(num_procesos):
        desde, hasta = i * 10, (i + 1) * 10
        args = ("trabajo", desde, hasta)
        proceso = multiprocessing.Process(target=mi_funcion, args=args)
        procesos.append(proceso)
        proceso.start()

    for proceso in procesos:
        proceso.join()
    # ANCHOR_END: plantilla
    print("todos han terminado")
