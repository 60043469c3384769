# Lo rechaza: fin_tras_todos
import multiprocessing
import sys
import time


def trabajo(i):
    print(f"trabajo {i}")


if __name__ == "__main__":
    for i in range(int(sys.argv[1])):
        multiprocessing.Process(target=trabajo, args=(i,)).start()
    time.sleep(3.5)
    print("fin")
