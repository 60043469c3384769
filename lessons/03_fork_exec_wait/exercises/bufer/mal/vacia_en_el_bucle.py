# Lo rechaza: una_vez
import os
import sys

n = int(sys.argv[1])

print("empieza ", end="")

for i in range(n):
    if os.fork() == 0:
        print(f"hijo {i}")
        sys.exit(0)
    sys.stdout.flush()

for i in range(n):
    os.wait()
print("fin")
