# Lo rechaza: cada_uno_el_suyo
import os
import sys

n = int(sys.argv[1])

print("empieza ", end="")
sys.stdout.flush()

for i in range(n):
    if os.fork() == 0:
        sys.stdout.write(f"hijo {i}")
        os._exit(0)

for i in range(n):
    os.wait()
print("fin")
