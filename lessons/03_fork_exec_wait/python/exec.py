"""exec convierte al hijo en otro programa."""
import os

hijo = os.fork()
if hijo == 0:
    try:
        os.execlp("ls", "ls", "-l")
        print("sigo aquí")
    finally:
        os._exit(127)  # solo se llega si exec falla
pid, estado = os.waitpid(hijo, 0)
assert pid == hijo
print("✔ ls:", os.waitstatus_to_exitcode(estado))
