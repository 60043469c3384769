# Lo rechaza: trabajan
import os, sys, time
vs = list(map(int, sys.argv[1:])); n = len(vs); vidas = [0] * n; q = {}
def nace(i):
    vidas[i] += 1
    p = os.fork()
    if p == 0:
        print(f"hijo {i} vida {vidas[i]}", flush=True)
        time.sleep(0.1)
        os._exit(0 if vidas[i] >= vs[i] else 1)
    q[p] = i
for i in range(n): nace(i)
while q:
    p, st = os.wait()
    i = q.pop(p)
    if st: nace(i)
for i in range(n): print(i, vidas[i])
