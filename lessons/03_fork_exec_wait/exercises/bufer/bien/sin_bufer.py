import os
import sys

n = int(sys.argv[1])

sys.stdout = open(1, "wb", buffering=0)
sys.stdout.write(b"empieza ")

for i in range(n):
    if os.fork() == 0:
        sys.stdout.write(f"hijo {i}\n".encode())
        sys.exit(0)

for i in range(n):
    os.wait()
sys.stdout.write(b"fin\n")
