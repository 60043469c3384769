# Lo rechaza: gastado
import multiprocessing as mp, os, sys, time, psutil
def calc(mas):
    os.nice(mas)
    while True: pass
if __name__ == "__main__":
    ps = [mp.Process(target=calc, args=(m,)) for m in (0, 5, 10)]
    for p in ps: p.start()
    for i, p in enumerate(ps): os.sched_setaffinity(p.pid, [0])
    time.sleep(int(sys.argv[1]) / 1000)
    for p in ps:
        q = psutil.Process(p.pid)
        print(q.pid, q.nice(), q.status(), q.cpu_percent())
    for p in ps: p.terminate()
    for p in ps: p.join()
    print("fin")
