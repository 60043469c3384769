import multiprocessing as mp
import sys


def trabajo(i):
    sys.stdout.write(f"trabajo {i}\n")


if __name__ == "__main__":
    for i in range(int(sys.argv[1])):
        mp.Process(target=trabajo, args=(i,), daemon=True).start()
    for proceso in mp.active_children():
        proceso.join()
    print("fin")
