import multiprocessing as mp, os, sys
def suma(r, w, v):
    for _ in range(v):
        n = int.from_bytes(os.read(r, 8), "little")
        os.write(w, (n + 1).to_bytes(8, "little"))
if __name__ == "__main__":
    p, v = int(sys.argv[1]), int(sys.argv[2])
    r, w = os.pipe()
    os.write(w, (0).to_bytes(8, "little"))
    hijos = [mp.Process(target=suma, args=(r, w, v)) for _ in range(p)]
    for h in hijos: h.start()
    for h in hijos: h.join()
    print(int.from_bytes(os.read(r, 8), "little"))
