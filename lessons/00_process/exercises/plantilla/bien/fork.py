import os
import sys

n = int(sys.argv[1])
for i in range(n):
    if os.fork() == 0:
        print(f"trabajo {i}")
        sys.exit(0)
for _ in range(n):
    os.wait()
print("fin")
