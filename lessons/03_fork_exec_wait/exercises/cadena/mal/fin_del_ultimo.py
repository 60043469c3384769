# Lo rechaza: fin
import os
import sys

n = int(sys.argv[1])
for i in range(n):
    if os.fork() > 0:
        os.wait()
        break
else:
    print("fin")
