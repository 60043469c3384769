# Lo rechaza: primero
import os
import sys

n = int(sys.argv[1])

print("empieza ", end="")

for i in range(n):
    if os.fork() == 0:
        os.write(1, f"hijo {i}\n".encode())
        os._exit(0)

for i in range(n):
    os.wait()
print("fin")
