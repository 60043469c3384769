"""Lo que entra en una orden de la shell, se ejecuta."""
import shlex
import subprocess

nombre = "Ana; echo intruso"


def salida(orden, **opciones):
    hecho = subprocess.run(orden, capture_output=True, text=True, **opciones)
    return hecho.stdout


con_shell = salida(f"echo hola, {nombre}", shell=True)
print("✔ con la shell:", repr(con_shell))

sin_shell = salida(["echo", "hola,", nombre])
print("✔ sin ella, con una lista:", repr(sin_shell))

entre_comillas = salida(f"echo hola, {shlex.quote(nombre)}", shell=True)
print("✔ con la shell y comillas:", repr(entre_comillas))

assert con_shell.splitlines() == ["hola, Ana", "intruso"]
assert sin_shell == entre_comillas == f"hola, {nombre}\n"
