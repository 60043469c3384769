import multiprocessing as mp
import sys
import time


def hijo(s):
    time.sleep(s)


if __name__ == "__main__":
    mp.set_start_method("forkserver")
    n = int(sys.argv[1])
    hijos = [mp.Process(target=hijo, args=(0.3 + 0.02 * i,)) for i in range(n)]
    for h in hijos:
        h.start()
    while any([h.is_alive() for h in hijos]):
        time.sleep(0.01)
    print(n)
