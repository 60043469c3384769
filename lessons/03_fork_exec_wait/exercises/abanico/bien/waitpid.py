import os
import sys

n = int(sys.argv[1])
hijos = []
for i in range(n):
    pid = os.fork()
    if not pid:
        sys.stdout.write("hijo %d\n" % i)
        sys.exit(i)
    hijos.append(pid)
print(sum(os.WEXITSTATUS(os.waitpid(pid, 0)[1]) for pid in hijos))
