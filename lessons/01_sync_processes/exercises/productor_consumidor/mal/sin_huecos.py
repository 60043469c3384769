# Lo rechaza: diez
import sys, multiprocessing as mp
def prod(b, pos, llenos, mutex, i, n):
    for k in range(n):
        with mutex:
            b[pos[0]] = i*n+k; pos[0] += 1
        llenos.release()
def cons(b, pos, llenos, mutex, t):
    while True:
        llenos.acquire()
        with mutex:
            x = b[pos[1]]; pos[1] += 1
            if x < 0: break
            t[0] += 1; t[1] += x
if __name__ == "__main__":
    P, C, N = map(int, sys.argv[1:4])
    b, pos, t = mp.Array("q", P*N+C, lock=False), mp.Array("i", 2, lock=False), mp.Array("q", 2, lock=False)
    llenos, mutex = mp.Semaphore(0), mp.Lock()
    pr = [mp.Process(target=prod, args=(b, pos, llenos, mutex, i, N)) for i in range(P)]
    co = [mp.Process(target=cons, args=(b, pos, llenos, mutex, t)) for i in range(C)]
    for p in co + pr: p.start()
    for p in pr: p.join()
    for _ in co:
        b[pos[0]] = -1; pos[0] += 1; llenos.release()
    for p in co: p.join()
    print(t[0], t[1])
