import multiprocessing as mp, sys, time
def leer(t, n, m, w, i, v):
    for _ in range(v):
        with t:
            with m:
                n.value += 1
                if n.value == 1: w.acquire()
        print(f"lector {i} entra", flush=True)
        time.sleep(0.02)
        print(f"lector {i} sale", flush=True)
        with m:
            n.value -= 1
            if n.value == 0: w.release()
def escribir(t, w, i, v):
    for _ in range(v):
        with t, w:
            print(f"escritor {i} entra", flush=True)
            time.sleep(0.02)
            print(f"escritor {i} sale", flush=True)
if __name__ == "__main__":
    L, E, V = map(int, sys.argv[1:])
    n, m, w, t = mp.Value("i", 0), mp.Lock(), mp.Semaphore(1), mp.Lock()
    ps = [mp.Process(target=leer, args=(t, n, m, w, i, V)) for i in range(L)]
    ps += [mp.Process(target=escribir, args=(t, w, i, V)) for i in range(E)]
    for p in ps: p.start()
    for p in ps: p.join()
