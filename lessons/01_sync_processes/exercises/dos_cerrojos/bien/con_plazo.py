import sys
from multiprocessing import Process, Value, Lock


def pasa(de, a, ld, la, n, v):
    hechas = 0
    while hechas < v:
        ld.acquire()
        if not la.acquire(timeout=0.01):
            ld.release()
            continue
        try:
            de.value -= n
            a.value += n
            hechas += 1
        finally:
            la.release()
            ld.release()


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
