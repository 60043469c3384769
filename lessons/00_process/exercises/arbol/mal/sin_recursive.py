# Lo rechaza: descendientes
import sys

import psutil

try:
    proc = psutil.Process(int(sys.argv[1]))
    print(len(proc.children()))
    print(len(proc.children()))
except psutil.NoSuchProcess:
    print("no existe")
