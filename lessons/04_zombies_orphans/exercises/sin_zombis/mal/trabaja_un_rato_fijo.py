# Lo rechaza: fin_tras_todos
import os, signal, sys, time
def h(*_):
    try:
        while os.waitpid(-1, os.WNOHANG)[0]: pass
    except ChildProcessError: pass
signal.signal(signal.SIGCHLD, h)
n = int(sys.argv[1])
for i in range(n):
    if os.fork() == 0: time.sleep(0.1 + 0.02 * i); os._exit(0)
t = time.time()
while time.time() - t < 1: sum(range(1000))
print(n)
