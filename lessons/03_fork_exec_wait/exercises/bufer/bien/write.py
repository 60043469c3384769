import os
import sys

n = int(sys.argv[1])

os.write(1, b"empieza ")

for i in range(n):
    if os.fork() == 0:
        print(f"hijo {i}")
        sys.exit(0)

while n:
    os.wait()
    n -= 1
print("fin")
