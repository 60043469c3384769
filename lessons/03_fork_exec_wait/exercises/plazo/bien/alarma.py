import os
import signal
import sys

pid = os.fork()
if pid == 0:
    os.execvp(sys.argv[2], sys.argv[2:])


def se_acabo(senal, marco):
    os.kill(pid, signal.SIGKILL)


signal.signal(signal.SIGALRM, se_acabo)
signal.alarm(int(sys.argv[1]))
_, estado = os.wait()
signal.alarm(0)
if os.WIFSIGNALED(estado):
    print(128 + os.WTERMSIG(estado))
else:
    print(os.WEXITSTATUS(estado))
