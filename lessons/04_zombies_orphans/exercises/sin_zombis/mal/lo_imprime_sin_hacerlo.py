# Lo rechaza: hijos
import os
import sys
import time

n = int(sys.argv[1])
time.sleep(0.5)
print(n)
