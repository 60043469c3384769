# Lo rechaza: parejas o tuberia_suya
import multiprocessing as mp, os, sys
def f(mia, suya):
    suya.put(os.getpid())
    print(f"yo {os.getpid()} pareja {mia.get()}", flush=True)
if __name__ == "__main__":
    ps = []
    a, b = mp.Queue(), mp.Queue()
    for _ in range(int(sys.argv[1])):
        ps += [mp.Process(target=f, args=(a, b)), mp.Process(target=f, args=(b, a))]
    for p in ps: p.start()
    for p in ps: p.join()
    print("fin")
