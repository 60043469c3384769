import multiprocessing as mp, os, subprocess, sys, time
def calc(mas):
    os.nice(mas)
    while True: pass
if __name__ == "__main__":
    os.sched_setaffinity(0, [max(os.sched_getaffinity(0))])
    ps = [mp.Process(target=calc, args=(m,)) for m in (0, 5, 10)]
    for p in ps: p.start()
    time.sleep(int(sys.argv[1]) / 1000)
    for p in ps:
        s = subprocess.run(["ps", "-o", "pid=,ni=,stat=,times=", "-p", str(p.pid)], capture_output=True, text=True).stdout
        print(*s.split())
    for p in ps: p.terminate()
    for p in ps: p.join()
    print("fin")
