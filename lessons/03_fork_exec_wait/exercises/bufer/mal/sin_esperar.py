# Lo rechaza: espera
import os
import sys

n = int(sys.argv[1])

print("empieza ", end="")
sys.stdout.flush()

for i in range(n):
    if os.fork() == 0:
        print(f"hijo {i}")
        sys.exit(0)

print("fin")
