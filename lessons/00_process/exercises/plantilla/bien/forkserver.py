import multiprocessing
import sys


def trabajo(i):
    print(f"trabajo {i}", flush=True)


if __name__ == "__main__":
    multiprocessing.set_start_method("forkserver")
    procesos = []
    for i in range(int(sys.argv[1])):
        procesos.append(multiprocessing.Process(target=trabajo, args=(i,)))
    for proceso in procesos:
        proceso.start()
    for proceso in procesos:
        proceso.join()
    print("fin")
