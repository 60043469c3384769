# Lo rechaza: envian
import multiprocessing as mp, os, sys
def f(c):
    b = c.recv()
    print(f"yo {os.getpid()} pareja {b}", flush=True)
if __name__ == "__main__":
    ps = []
    for _ in range(int(sys.argv[1])):
        a, b = mp.Pipe()
        p, q = mp.Process(target=f, args=(a,)), mp.Process(target=f, args=(b,))
        p.start(); q.start()
        a.send(p.pid); b.send(q.pid)
        ps += [p, q]
    for p in ps: p.join()
    print("fin")
