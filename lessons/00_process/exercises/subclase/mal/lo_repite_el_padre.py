# Lo rechaza: lo_de_los_hijos
import multiprocessing, sys
class S(multiprocessing.Process):
    def __init__(self, n):
        super().__init__()
        self.n = n
    def run(self):
        print(f"{self.n}: {sum(range(self.n + 1))}")
if __name__ == "__main__":
    ns = [int(a) for a in sys.argv[1:]]
    hijos = [S(n) for n in ns]
    for h in hijos: h.start()
    for h in hijos: h.join()
    print(f"total {sum(n * (n + 1) // 2 for n in ns)}")
