import os
import sys

n = int(sys.argv[1])

print("empieza ", end="", flush=True)

for i in range(n):
    if os.fork() == 0:
        print(f"hijo {i}")
        sys.stdout.flush()
        os._exit(0)

for i in range(n):
    os.wait()
print("fin")
