"""exec convierte al hijo en otro programa."""
import os

# ANCHOR: ls
hijo = os.fork()
if hijo == 0:
    try:
        os.execlp("ls", "ls", "-l")
    finally:
        os._exit(127)  # solo se llega si exec falla
pid, estado = os.waitpid(hijo, 0)
print("✔ ls:", os.waitstatus_to_exitcode(estado))
# ANCHOR_END: ls
