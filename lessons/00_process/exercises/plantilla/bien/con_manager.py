import sys
from multiprocessing import Manager, Process


def trabajo(i, hechos):
    print("trabajo " + str(i))
    hechos.append(i)


if __name__ == "__main__":
    with Manager() as manager:
        hechos = manager.list()
        ps = [Process(target=trabajo, args=(i, hechos)) for i in range(int(sys.argv[1]))]
        for p in ps:
            p.start()
        for p in ps:
            p.join()
    print("fin")
