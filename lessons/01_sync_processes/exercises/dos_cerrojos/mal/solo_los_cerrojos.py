# Lo rechaza: traspasos
import sys, multiprocessing as mp
def f(la, lb, v):
    for _ in range(v):
        with la, lb: pass
if __name__ == "__main__":
    v = int(sys.argv[1]); la, lb = mp.Lock(), mp.Lock()
    ps = [mp.Process(target=f, args=(la, lb, v)) for _ in "ab"]
    for p in ps: p.start()
    for p in ps: p.join()
    print(100 - 2 * v, 100 + 2 * v)
