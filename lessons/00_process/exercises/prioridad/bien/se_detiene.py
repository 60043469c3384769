import os
import signal

pid = os.fork()
if pid == 0:
    os.setpriority(os.PRIO_PROCESS, 0, os.getpriority(os.PRIO_PROCESS, 0) + 5)
    os.kill(os.getpid(), signal.SIGSTOP)
    os._exit(0)
_, estado = os.waitpid(pid, os.WUNTRACED)
assert os.WIFSTOPPED(estado)
print(os.getpriority(os.PRIO_PROCESS, pid))
os.kill(pid, signal.SIGCONT)
os.waitpid(pid, 0)
