# Lo rechaza: fichero
import os, sys
pid = os.fork()
if pid == 0:
    fd = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0)
    os.dup2(fd, 1)
    os.execvp(sys.argv[2], sys.argv[2:])
os.wait()
print("hecho")
