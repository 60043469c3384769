# Lo rechaza: hijos
import sys
import threading


def trabajo(i):
    print(f"trabajo {i}")


if __name__ == "__main__":
    n = int(sys.argv[1])
    hilos = [threading.Thread(target=trabajo, args=(i,)) for i in range(n)]
    for hilo in hilos:
        hilo.start()
    for hilo in hilos:
        hilo.join()
    print("fin")
