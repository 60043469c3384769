import sys
from multiprocessing import Barrier, Process


def ping(b, n):
    for _ in range(n):
        print("ping")
        b.wait()
        b.wait()


def pong(b, n):
    for _ in range(n):
        b.wait()
        print("pong")
        b.wait()


if __name__ == "__main__":
    n = int(sys.argv[1])
    b = Barrier(2)
    ps = [Process(target=f, args=(b, n)) for f in (ping, pong)]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
