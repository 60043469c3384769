# Lo rechaza: fin_tras_todos
import sys
from multiprocessing import Process, Queue


def trabajo(i, q):
    print("trabajo", i)
    q.put(i)


if __name__ == "__main__":
    q = Queue()
    n = int(sys.argv[1])
    ps = [Process(target=trabajo, args=(i, q)) for i in range(n)]
    for p in ps:
        p.start()
    for p in ps:
        q.get()
    print("fin")
