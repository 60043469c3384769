# diez fichas en una tubería; los números, en un Array, y un semáforo de los que hay
import os, sys, multiprocessing as mp
P, C, N = map(int, sys.argv[1:4])
r, w = os.pipe(); os.write(w, b"f" * 10)
b, tot = mp.Array("q", 11 + C, lock=False), mp.Array("q", 2, lock=False)
llenos, m = mp.Semaphore(0), mp.Lock()
def pon(x):
    with m: b[1 + b[0]] = x; b[0] += 1
    llenos.release()
def prod(i):
    for k in range(i * N, i * N + N): os.read(r, 1); pon(k)
def cons():
    while True:
        llenos.acquire()
        with m:
            b[0] -= 1; x = b[1 + b[0]]
            # pila: una marca puede ir delante, así que solo se ponen cuando ya no hay números
            if x < 0: return
            tot[0] += 1; tot[1] += x
        os.write(w, b"f")
if __name__ == "__main__":
    pr = [mp.Process(target=prod, args=(i,)) for i in range(P)]
    co = [mp.Process(target=cons) for _ in range(C)]
    for p in pr + co: p.start()
    for p in pr: p.join()
    for _ in range(10): os.read(r, 1)   # las diez fichas de vuelta: todo cogido
    for _ in co: pon(-1)
    for p in co: p.join()
    print(tot[0], tot[1])
