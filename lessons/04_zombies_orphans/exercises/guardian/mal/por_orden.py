# Lo rechaza: segun_terminan
import os
import sys
import time

metas = [int(texto) for texto in sys.argv[1:]]
vidas = [0] * len(metas)
vivos = {}


def arranca(i):
    vidas[i] += 1
    pid = os.fork()
    if pid == 0:
        print(f"hijo {i} vida {vidas[i]}", flush=True)
        time.sleep((len(metas) - i) * 0.1)
        os._exit(0 if vidas[i] >= metas[i] else 1)
    vivos[pid] = i


pids = {}
for i in range(len(metas)):
    arranca(i)
    pids[i] = list(vivos)[-1]
for i in range(len(metas)):
    while os.waitpid(pids[i], 0)[1] != 0:
        arranca(i)
        pids[i] = list(vivos)[-1]
for i, cuantas in enumerate(vidas):
    print(i, cuantas)
