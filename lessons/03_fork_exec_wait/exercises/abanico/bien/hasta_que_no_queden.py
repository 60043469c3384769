import os
import sys

n = int(sys.argv[1])

def hijo(i):
    print("hijo", i)
    sys.stdout.flush()
    os._exit(i)


for i in range(n):
    if os.fork() == 0:
        hijo(i)
suma = 0
while True:
    try:
        _, estado = os.wait()
    except ChildProcessError:
        break
    suma += estado >> 8
print(suma)
