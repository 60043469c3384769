# Lo rechaza: no_crea
import sys, subprocess, os
pid = sys.argv[1]
if not os.path.exists("/proc/" + pid):
    print("no existe"); sys.exit()
def hijos(p):
    r = subprocess.run(["pgrep", "-P", str(p)], capture_output=True, text=True)
    return r.stdout.split()
def todos(p):
    return sum(1 + todos(h) for h in hijos(p))
print(len(hijos(pid)))
print(todos(pid))
