import multiprocessing
import sys


# HUECO
def sumar(cerrojo, contador, vueltas):
    for _ in range(vueltas):
        with cerrojo:
            contador.value += 1
# INICIO: def sumar(contador, vueltas):
# INICIO:     for _ in range(vueltas):
# INICIO:         contador.value += 1
# FIN


if __name__ == "__main__":
    num_procesos, vueltas = int(sys.argv[1]), int(sys.argv[2])
    contador = multiprocessing.Value("i", 0)
    # HUECO
    cerrojo = multiprocessing.Lock()
    args = (cerrojo, contador, vueltas)
    # INICIO: args = (contador, vueltas)
    # FIN
    procesos = []
    for _ in range(num_procesos):
        proceso = multiprocessing.Process(target=sumar, args=args)
        proceso.start()
        procesos.append(proceso)
    for proceso in procesos:
        proceso.join()
    print(contador.value)
