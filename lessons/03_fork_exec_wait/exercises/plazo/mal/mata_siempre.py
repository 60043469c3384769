# Lo rechaza: codigo o a_tiempo
import os
import signal
import sys
import time

plazo, orden = int(sys.argv[1]), sys.argv[2:]

pid = os.fork()
if pid == 0:
    os.execvp(orden[0], orden)

time.sleep(1)
os.kill(pid, signal.SIGKILL)
acabado, estado = os.waitpid(pid, 0)

codigo = os.waitstatus_to_exitcode(estado)
print(137)
