# Lo rechaza: hijos
import sys

import psutil

if psutil.pid_exists(int(sys.argv[1])):
    proc = psutil.Process()
    print(len(proc.children()))
    print(len(proc.children(recursive=True)))
else:
    print("no existe")
