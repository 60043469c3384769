import os
import sys
import time

metas = [int(texto) for texto in sys.argv[1:]]
vidas = [0] * len(metas)
vivos = {}  # de cada PID, qué hijo es


def arranca(i):
    vidas[i] += 1
    pid = os.fork()
    if pid == 0:
        print(f"hijo {i} vida {vidas[i]}", flush=True)
        time.sleep((len(metas) - i) * 0.1)
        os._exit(0 if vidas[i] >= metas[i] else 1)
    vivos[pid] = i


for i in range(len(metas)):
    arranca(i)
while vivos:
    pid, estado = os.wait()
    i = vivos.pop(pid)
    if estado != 0:
        arranca(i)
for i, cuantas in enumerate(vidas):
    print(i, cuantas)
