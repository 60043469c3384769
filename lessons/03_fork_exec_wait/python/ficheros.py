"""Padre e hijo comparten por dónde van leyendo."""
import os

# ANCHOR: posicion
fichero = os.memfd_create("notas")
os.write(fichero, b"abcdef")
os.lseek(fichero, 0, os.SEEK_SET)

print("✔ el padre lee:", os.read(fichero, 2).decode(), flush=True)
hijo = os.fork()
if hijo == 0:
    print("✔ del heredado, el hijo lee:", os.read(fichero, 2).decode(), flush=True)
    os._exit(0)
os.waitpid(hijo, 0)
print("✔ posición según /proc:", os.lseek(fichero, 0, os.SEEK_CUR), flush=True)
print("✔ el padre sigue leyendo:", os.read(fichero, 2).decode(), flush=True)
# ANCHOR_END: posicion
