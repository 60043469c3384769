# Lo rechaza: fin_tras_todos
import multiprocessing
import sys
import time


def trabajo(i):
    print(f"trabajo {i}")


if __name__ == "__main__":
    n = int(sys.argv[1])
    for i in range(n):
        multiprocessing.Process(target=trabajo, args=(i,)).start()
    time.sleep(0.05)
    print("fin")
