import os

pid = os.fork()
if pid == 0:
    os.nice(5)
    os._exit(0)
os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
print(os.getpriority(os.PRIO_PROCESS, pid))
os.waitpid(pid, 0)
