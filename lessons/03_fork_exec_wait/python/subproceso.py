"""Lanzar un programa y quedarse con su resultado."""
# ANCHOR: run
import os
import subprocess

guion = "echo hola; echo ay >&2; exit 3"
hecho = subprocess.run(["sh", "-c", guion], capture_output=True, text=True)
print("✔ returncode:", hecho.returncode)
print("✔ stdout:", repr(hecho.stdout))
print("✔ stderr:", repr(hecho.stderr))

muerto = subprocess.run(["sh", "-c", "kill -9 $$"])
print("✔ returncode, si lo mata la señal 9:", muerto.returncode)

try:
    subprocess.run(["/no/existe"])
except FileNotFoundError:
    print("✔ de un programa que no existe no hay código")
# ANCHOR_END: run

# ANCHOR: check
try:
    subprocess.run(["sh", "-c", "exit 3"], check=True)
except subprocess.CalledProcessError as error:
    assert error.returncode == 3
    print("con check=True, un 3 es una excepción")
# ANCHOR_END: check

# ANCHOR: plazo
try:
    subprocess.run(["sleep", "10"], timeout=0.2)
except subprocess.TimeoutExpired:
    print("al acabarse el plazo hay una excepción")
try:
    os.wait()
except ChildProcessError:
    print("y ningún hijo: run ha matado a sleep y lo ha recogido")
# ANCHOR_END: plazo
