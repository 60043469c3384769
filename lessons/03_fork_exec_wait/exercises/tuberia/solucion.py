import os
import sys

a, b = sys.argv[1].split(), sys.argv[2].split()

lectura, escritura = os.pipe()

hijo_a = os.fork()
if hijo_a == 0:
    # HUECO
    os.dup2(escritura, 1)
    # INICIO: # ¿Adónde ha de escribir A?
    # FIN
    os.execvp(a[0], a)

hijo_b = os.fork()
if hijo_b == 0:
    # HUECO
    os.dup2(lectura, 0)
    # INICIO: # ¿De dónde ha de leer B?
    # FIN
    os.execvp(b[0], b)

# HUECO
os.close(lectura)
os.close(escritura)
# INICIO: # ¿Qué ha de hacer el padre con la tubería?
# FIN
os.waitpid(hijo_a, 0)
os.waitpid(hijo_b, 0)
print("fin")
