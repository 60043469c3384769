# Lo rechaza: nadie_en_medio
import sys
from multiprocessing import Process, Value, Lock


def pasa(de, a, ld, la, n, v):
    for _ in range(v):
        with ld:
            de.value -= n
        with la:
            a.value += n


if __name__ == "__main__":
    v = int(sys.argv[1])
    A, B = Value("i", 100), Value("i", 100)
    la, lb = Lock(), Lock()
    ps = [Process(target=pasa, args=(A, B, la, lb, 3, v)), Process(target=pasa, args=(B, A, lb, la, 1, v))]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
    print(A.value, B.value)
