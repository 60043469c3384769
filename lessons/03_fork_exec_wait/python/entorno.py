"""El entorno se hereda, y no vuelve."""
import os
import subprocess


def ve(entorno=None):
    """Qué vale SALUDO para un programa lanzado con ese entorno."""
    orden = ["printenv", "SALUDO"]
    hecho = subprocess.run(orden, env=entorno, capture_output=True, text=True)
    return hecho.stdout.strip()


os.environ["SALUDO"] = "hola"
print("✔ un programa lo hereda:", ve())
print("✔ con otro entorno:", ve({**os.environ, "SALUDO": "buenas"}))
print("✔ con el entorno vacío:", ve({}))

hijo = os.fork()
if hijo == 0:
    os.environ["SALUDO"] = "buenas"
    os._exit(0 if ve() == "buenas" else 1)
pid, estado = os.waitpid(hijo, 0)
print("✔ un hijo lo cambia:", os.waitstatus_to_exitcode(estado))
print("✔ y en el padre:", os.environ["SALUDO"])

try:
    subprocess.run(["ls"], env={"PATH": "/no/existe"})
except FileNotFoundError:
    print("✔ si PATH no lleva a su carpeta, ls no existe")
