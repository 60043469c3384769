# Lo rechaza: a_la_vez
import sys
from multiprocessing import Process


def trabajo(i):
    print("trabajo", i)


def lanza(i):
    p = Process(target=trabajo, args=(i,))
    p.start()
    return p


if __name__ == "__main__":
    ps = (lanza(i) for i in range(int(sys.argv[1])))
    for p in ps:
        p.join()
    print("fin")
