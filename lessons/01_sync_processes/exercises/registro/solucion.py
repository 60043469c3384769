import multiprocessing
import sys


# HUECO
def apuntar(cerrojo, i, veces):
    for j in range(veces):
        with cerrojo:
            print(i, j, "empieza", flush=True)
            print(i, j, "acaba", flush=True)
# INICIO: def apuntar(i, veces):
# INICIO:     for j in range(veces):
# INICIO:         print(i, j, "empieza", flush=True)
# INICIO:         print(i, j, "acaba", flush=True)
# FIN


if __name__ == "__main__":
    num_procesos, veces = int(sys.argv[1]), int(sys.argv[2])
    # HUECO
    cerrojo = multiprocessing.Lock()
    # FIN
    procesos = []
    for i in range(num_procesos):
        # HUECO
        args = (cerrojo, i, veces)
        # INICIO: args = (i, veces)
        # FIN
        proceso = multiprocessing.Process(target=apuntar, args=args)
        proceso.start()
        procesos.append(proceso)
    for proceso in procesos:
        proceso.join()
