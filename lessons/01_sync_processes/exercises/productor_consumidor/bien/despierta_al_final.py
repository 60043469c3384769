# búfer de 10 sitios; al final el padre levanta una bandera y despierta a los consumidores
import sys, time, multiprocessing as mp
def prod(b, huecos, llenos, m, i, n):
    for k in range(n):
        huecos.acquire()
        with m:
            b[1 + b[0]] = i * n + k; b[0] += 1
        llenos.release()
def cons(b, huecos, llenos, m, tot):
    while True:
        llenos.acquire()
        with m:
            if b[0] == 0: break          # me han despertado sin número: se acabó
            b[0] -= 1
            x = b[1 + b[0]]
            tot[0] += 1; tot[1] += x
        huecos.release()
        time.sleep(0.005)                # consumir cuesta
if __name__ == "__main__":
    P, C, N = map(int, sys.argv[1:4])
    b, tot = mp.Array("q", 11, lock=False), mp.Array("q", 2, lock=False)
    huecos, llenos, m = mp.Semaphore(10), mp.Semaphore(0), mp.Lock()
    pr = [mp.Process(target=prod, args=(b, huecos, llenos, m, i, N)) for i in range(P)]
    co = [mp.Process(target=cons, args=(b, huecos, llenos, m, tot)) for _ in range(C)]
    for p in pr + co: p.start()
    for p in pr: p.join()
    for _ in co: llenos.release()
    for p in co: p.join()
    print(tot[0], tot[1])
