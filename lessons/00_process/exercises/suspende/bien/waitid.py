import os
import signal

pid = os.fork()
if pid == 0:
    x = 0
    while True:
        x += 1
os.kill(pid, signal.SIGSTOP)
os.waitid(os.P_PID, pid, os.WSTOPPED)
print("detenido")
os.kill(pid, signal.SIGCONT)
os.waitid(os.P_PID, pid, os.WCONTINUED)
print("sigue")
os.kill(pid, signal.SIGTERM)
_, estado = os.waitpid(pid, 0)
print(os.waitstatus_to_exitcode(estado))
