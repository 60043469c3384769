import os
import sys

n = int(sys.argv[1])

print("empieza ", end="")
# HUECO
sys.stdout.flush()
# INICIO: # Ejecútalo: ¿cuántas veces sale «empieza»? ¿Dónde está ahora ese texto?
# FIN

for i in range(n):
    if os.fork() == 0:
        print(f"hijo {i}")
        sys.exit(0)

for i in range(n):
    os.wait()
print("fin")
