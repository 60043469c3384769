import sys
from contextlib import ExitStack
from multiprocessing import Process, RLock, RawValue


class Cuenta:

    def __init__(self, n):
        self.n, self.saldo, self.lock = n, RawValue("i", 100), RLock()


def transfiere(de, a, cuanto):
    with ExitStack() as pila:
        for c in sorted((de, a), key=lambda c: c.n):
            pila.enter_context(c.lock)
        de.saldo.value -= cuanto
        a.saldo.value += cuanto


def muchas(de, a, cuanto, v):
    for _ in range(v):
        transfiere(de, a, cuanto)


if __name__ == "__main__":
    A, B = Cuenta(1), Cuenta(2)
    v = int(sys.argv[1])
    ps = [Process(target=muchas, args=x) for x in ((A, B, 3, v), (B, A, 1, v))]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
    print(A.saldo.value, B.saldo.value)
