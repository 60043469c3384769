# Lo rechaza: acaba_bien
import sys

import psutil

proc = psutil.Process(int(sys.argv[1]))
print(len(proc.children()))
print(len(proc.children(recursive=True)))
