import multiprocessing, sys
def sumar(c, v, n):
    for _ in range(n):
        with c:
            v.value += 1
if __name__ == "__main__":
    p, n = map(int, sys.argv[1:])
    m = multiprocessing.Manager()
    c, v = m.Lock(), m.Value("i", 0)
    hs = [multiprocessing.Process(target=sumar, args=(c, v, n)) for _ in range(p)]
    for h in hs: h.start()
    for h in hs: h.join()
    print(v.value)
