import sys
from multiprocessing import Process, Queue


def juega(palabra, turno, hecho):
    while turno.get():
        print(palabra)
        hecho.put(True)


if __name__ == "__main__":
    n = int(sys.argv[1])
    hecho = Queue()
    turnos = [Queue(), Queue()]
    ps = [Process(target=juega, args=(p, t, hecho)) for p, t in zip(("ping", "pong"), turnos)]
    for p in ps:
        p.start()
    for i in range(2 * n):
        turnos[i % 2].put(True)
        hecho.get()
    for t in turnos:
        t.put(False)
    for p in ps:
        p.join()
