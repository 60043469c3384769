# Lo rechaza: hijos
import multiprocessing
import sys


def trabajo(i):
    print(f"trabajo {i}")


if __name__ == "__main__":
    n = int(sys.argv[1])
    for i in range(n):
        proceso = multiprocessing.Process(target=trabajo, args=(i,))
        proceso.run()
    print("fin")
