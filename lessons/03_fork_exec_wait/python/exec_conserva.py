"""exec cambia el programa y no el proceso."""
import os

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
os.close(para_cat)
pid, estado = os.waitpid(hijo, 0)  # solo se puede esperar a un hijo propio
assert pid == hijo
print("✔ sigue siendo hijo mío, con el mismo PID")
print("✔ cat:", os.waitstatus_to_exitcode(estado))
