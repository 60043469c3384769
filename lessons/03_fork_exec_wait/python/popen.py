"""Popen: hablar por tuberías con un programa en marcha."""
# ANCHOR: communicate
import select
from subprocess import PIPE, Popen, TimeoutExpired

MUCHOS = 2_000_000

sort = Popen(["sort"], stdin=PIPE, stdout=PIPE, text=True)
print("✔ poll, mientras sort espera:", sort.poll())
salida, errores = sort.communicate("pera\nuva\nhigo\n")
print("✔ lo que escribe sort:", repr(salida))
print("✔ returncode:", sort.returncode)
# ANCHOR_END: communicate

# ANCHOR: atasco
guion = f"head -c {MUCHOS} /dev/zero >&2; echo fin"
hablador = Popen(["sh", "-c", guion], stdout=PIPE, stderr=PIPE, text=True)
listas, _, _ = select.select([hablador.stdout], [], [], 0.3)
print("✔ salidas con algo que leer, si nadie lee los errores:", len(listas))
try:
    hablador.wait(timeout=0.1)
except TimeoutExpired:
    print("wait también se quedaría esperando")

salida, errores = hablador.communicate()
print("✔ leyendo las dos a la vez, errores:", len(errores))
print("✔ y salida:", repr(salida))
# ANCHOR_END: atasco
