# Lo rechaza: sin_perder
import sys, multiprocessing as mp
class S(mp.Process):
    def __init__(self, n, t):
        super().__init__(); self.n = n; self.t = t
    def run(self):
        s = sum(range(self.n + 1)); self.t.value += s; print(f"{self.n}: {s}")
if __name__ == "__main__":
    t = mp.Value("q", 0); hs = [S(int(a), t) for a in sys.argv[1:]]
    for h in hs: h.start()
    for h in hs: h.join()
    print("total", t.value)
