"""El valor que devuelve un programa, y lo que escribe."""
import subprocess

orden = ["ls", "/", "/no/existe"]
hecho = subprocess.run(orden, capture_output=True, text=True)
print("lo que escribe:", hecho.stdout)
print("sus errores:", hecho.stderr)
print("el valor que devuelve:", hecho.returncode)
assert hecho.returncode != 0 and "tmp" in hecho.stdout
