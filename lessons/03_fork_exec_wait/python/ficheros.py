"""Un fichero abierto antes de fork: por dónde va leyendo cada uno."""
import os

fichero = os.memfd_create("notas")  # un fichero sin nombre, en memoria
os.write(fichero, b"abcdef")
os.lseek(fichero, 0, os.SEEK_SET)

leido = os.read(fichero, 2).decode()
assert leido == "ab", leido
print("✔ el padre lee:", leido, flush=True)
hijo = os.fork()
if hijo == 0:
    leido = os.read(fichero, 2).decode()
    os.close(fichero)  # el del padre sigue abierto
    print("✔ del heredado, el hijo lee:", leido, flush=True)
    os._exit(0 if leido == "cd" else 1)
pid, estado = os.waitpid(hijo, 0)
codigo = os.waitstatus_to_exitcode(estado)
assert codigo == 0, codigo
print("✔ el hijo:", codigo, flush=True)

leido = os.read(fichero, 2).decode()
assert leido == "ef", leido
print("✔ el padre sigue leyendo:", leido, flush=True)
