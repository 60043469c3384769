import errno
import os
import sys

hijos = {}
for orden in sys.argv[1:]:
    lee, escribe = os.pipe()
    pid = os.fork()
    if not pid:
        os.close(lee)
        try:
            os.execvp(orden.split()[0], orden.split())
        except OSError as error:
            os.write(escribe, errno.errorcode[error.errno].encode())
            os._exit(1)
    os.close(escribe)
    hijos[pid] = (orden, os.fdopen(lee))

bien = 0
for _ in range(len(hijos)):
    pid, estado = os.waitpid(-1, 0)
    orden, tuberia = hijos[pid]
    with tuberia:
        error = tuberia.read()
    if error == "ENOENT":
        como = "no existe"
    elif os.WIFSIGNALED(estado):
        como = "señal " + str(os.WTERMSIG(estado))
    elif os.WEXITSTATUS(estado):
        como = "código " + str(os.WEXITSTATUS(estado))
    else:
        como = "bien"
        bien += 1
    print(orden + ": " + como, flush=True)
print("fallos:", len(hijos) - bien)
