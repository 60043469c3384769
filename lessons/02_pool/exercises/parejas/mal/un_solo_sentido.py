# Lo rechaza: envian
import multiprocessing as mp, os, sys
def f(r):
    print(f"yo {os.getpid()} pareja {r.recv()}", flush=True)
def g(w, pid_otro):
    w.send(os.getpid())
    print(f"yo {os.getpid()} pareja {pid_otro}", flush=True)
if __name__ == "__main__":
    ps = []
    for _ in range(int(sys.argv[1])):
        r, w = mp.Pipe(False)
        p = mp.Process(target=f, args=(r,)); p.start()
        q = mp.Process(target=g, args=(w, p.pid)); q.start()
        ps += [p, q]
    for p in ps: p.join()
    print("fin")
