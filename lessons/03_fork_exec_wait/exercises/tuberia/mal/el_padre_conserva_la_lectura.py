# Lo rechaza: cierra
import os, sys
a, b = (s.split() for s in sys.argv[1:3])
r, w = os.pipe()
p = os.fork()
if p == 0:
    os.dup2(w, 1); os.close(r); os.close(w)
    os.execvp(a[0], a)
q = os.fork()
if q == 0:
    os.dup2(r, 0); os.close(r); os.close(w)
    os.execvp(b[0], b)
os.close(w)
os.waitpid(p, 0)
os.waitpid(q, 0)
print("fin")
