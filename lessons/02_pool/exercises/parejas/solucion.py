import multiprocessing
import os
import sys


# HUECO
def primero(extremo):
    extremo.send(os.getpid())
    print(f"yo {os.getpid()} pareja {extremo.recv()}")


def segundo(extremo):
    pareja = extremo.recv()
    extremo.send(os.getpid())
    print(f"yo {os.getpid()} pareja {pareja}")
# INICIO: def primero():
# INICIO:     print(f"yo {os.getpid()} pareja ?")
# INICIO:
# INICIO:
# INICIO: def segundo():
# INICIO:     print(f"yo {os.getpid()} pareja ?")
# FIN


if __name__ == "__main__":
    n = int(sys.argv[1])
    procesos = []
    for _ in range(n):
        # HUECO
        uno, otro = multiprocessing.Pipe()
        procesos.append(multiprocessing.Process(target=primero, args=(uno,)))
        procesos.append(multiprocessing.Process(target=segundo, args=(otro,)))
        # INICIO: # Dale a cada uno su extremo de una tubería.
        # INICIO: procesos.append(multiprocessing.Process(target=primero))
        # INICIO: procesos.append(multiprocessing.Process(target=segundo))
        # FIN
    for proceso in procesos:
        proceso.start()
    for proceso in procesos:
        proceso.join()
    print("fin")
