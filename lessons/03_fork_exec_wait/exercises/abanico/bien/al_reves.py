import os
import sys

n = int(sys.argv[1])
pids = {}
for i in reversed(range(n)):
    pid = os.fork()
    if pid == 0:
        os.write(1, f"hijo {i}\n".encode())
        os._exit(i)
    pids[pid] = i
total = 0
while pids:
    pid, estado = os.waitpid(-1, os.WNOHANG)
    if pid:
        total += os.waitstatus_to_exitcode(estado)
        del pids[pid]
print(total)
