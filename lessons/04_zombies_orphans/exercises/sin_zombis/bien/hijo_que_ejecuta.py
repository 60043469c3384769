import os, subprocess, sys, time
n = int(sys.argv[1])
for i in range(n):
    if os.fork() == 0:
        subprocess.run(["sleep", str(0.1 + 0.05 * (i % 7))])
        os._exit(0)
q = n
while q:
    pid, _ = os.waitpid(-1, os.WNOHANG)
    if pid: q -= 1
    else:
        sum(range(1000)); time.sleep(0.01)
print(n)
