import os
import signal

hijo = os.fork()
if hijo == 0:
    while True:
        pass
os.kill(hijo, signal.SIGSTOP)
os.waitpid(hijo, os.WUNTRACED)
print("detenido")
os.kill(hijo, signal.SIGCONT)
os.waitpid(hijo, os.WCONTINUED)
print("sigue")
os.kill(hijo, signal.SIGTERM)
_, estado = os.waitpid(hijo, 0)
print(-os.WTERMSIG(estado))
