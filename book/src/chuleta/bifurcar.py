"""os.fork, os.exec y os.wait, como se escriben en el examen."""
# ANCHOR: fork
import os

pid = os.fork()  # vuelve dos veces
if pid == 0:  # el hijo
    try:
        os.execvp("ls", ["ls", "-d", "/"])
    finally:
        os._exit(127)  # solo si exec falla
print("mi hijo es", pid, flush=True)  # el padre
pid, estado = os.waitpid(pid, 0)  # o os.wait()
print(os.waitstatus_to_exitcode(estado))
# ANCHOR_END: fork
assert os.waitstatus_to_exitcode(estado) == 0
