import subprocess
import sys

with subprocess.Popen(sys.argv[2:]) as orden:
    try:
        codigo = orden.wait(timeout=int(sys.argv[1]))
    except subprocess.TimeoutExpired:
        orden.kill()
        codigo = orden.wait()
print(codigo if codigo >= 0 else 128 - codigo)
