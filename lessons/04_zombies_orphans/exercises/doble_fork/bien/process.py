import os
import sys
import time
from multiprocessing import Process


def hijo(i):
    if os.fork() == 0:
        time.sleep(0.5)
        print(f"trabajo {i}", flush=True)
        os._exit(0)


if __name__ == "__main__":
    hijos = [Process(target=hijo, args=(i,)) for i in range(int(sys.argv[1]))]
    for h in hijos:
        h.start()
    for h in hijos:
        h.join()
    print("sigo", flush=True)
