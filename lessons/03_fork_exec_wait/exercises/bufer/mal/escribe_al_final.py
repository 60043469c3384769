# Lo rechaza: primero
import os
import sys

n = int(sys.argv[1])


for i in range(n):
    if os.fork() == 0:
        print(f"hijo {i}")
        sys.exit(0)

for i in range(n):
    os.wait()
print("empieza ", end="")
print("fin")
