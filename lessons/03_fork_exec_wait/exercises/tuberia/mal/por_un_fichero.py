# Lo rechaza: a_la_vez
import os
import sys

a, b = sys.argv[1].split(), sys.argv[2].split()
if os.fork() == 0:
    os.dup2(os.open("intermedio", os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 1)
    os.execvp(a[0], a)
os.wait()
if os.fork() == 0:
    os.dup2(os.open("intermedio", os.O_RDONLY), 0)
    os.execvp(b[0], b)
os.wait()
print("fin")
