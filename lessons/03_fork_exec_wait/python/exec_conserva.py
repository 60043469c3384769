"""exec cambia el programa y no el proceso."""
import os


def padre_de(pid):
    with open(f"/proc/{pid}/stat") as estado:
        return int(estado.read().split(") ")[1].split()[1])


entrada, para_cat = os.pipe()
aviso, testigo = os.pipe()
hijo = os.fork()
if hijo == 0:
    os.close(para_cat)
    os.dup2(entrada, 0)
    try:
        os.execlp("cat", "cat")
    finally:
        os._exit(127)
os.close(testigo)
os.read(aviso, 1)  # vuelve vacío cuando exec cierra la copia del hijo
with open(f"/proc/{hijo}/comm") as nombre:
    print("✔ su nombre en /proc:", nombre.read().strip())
assert padre_de(hijo) == os.getpid()
print("✔ sigue siendo hijo mío, con el mismo PID")
os.close(para_cat)
pid, estado = os.waitpid(hijo, 0)
print("✔ cat:", os.waitstatus_to_exitcode(estado))
