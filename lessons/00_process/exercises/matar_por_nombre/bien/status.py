import os
import sys
from pathlib import Path


def se_llama(carpeta):
    try:
        primera = (carpeta / "status").read_text().splitlines()[0]
    except OSError:
        return None
    return primera.split("\t", 1)[1]


def main():
    buscados = []
    for carpeta in Path("/proc").glob("[0-9]*"):
        if se_llama(carpeta) == sys.argv[1]:
            buscados.append(int(carpeta.name))
    if os.getpid() in buscados:
        buscados.remove(os.getpid())
    for pid in buscados:
        os.kill(pid, 9)
    print(len(buscados))


main()
