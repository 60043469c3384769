# Lo rechaza: dentro
import multiprocessing as mp, sys, time
def f(s, l, i):
    l.acquire()
    print("entra", i, flush=True)
    time.sleep(0.005)
    print("sale", i, flush=True)
    l.release()
if __name__ == "__main__":
    n, k = int(sys.argv[1]), int(sys.argv[2])
    s = mp.Semaphore(k)
    ps = [mp.Process(target=f, args=(s, s, i)) for i in range(n)]
    for p in ps: p.start()
    for p in ps: p.join()
