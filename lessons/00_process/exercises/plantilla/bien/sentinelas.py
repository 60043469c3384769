import sys
from multiprocessing import Process
from multiprocessing.connection import wait


def trabajo(i):
    sys.stdout.write("trabajo %d\n" % i)
    sys.stdout.flush()


if __name__ == "__main__":
    vivos = []
    for i in range(int(sys.argv[1])):
        p = Process(target=trabajo, args=(i,))
        p.start()
        vivos.append(p)
    while vivos:
        for listo in wait([p.sentinel for p in vivos]):
            p = [p for p in vivos if p.sentinel == listo][0]
            p.join()
            vivos.remove(p)
    print("fin")
