# Lo rechaza: mata
import os, signal, sys
pid = os.fork()
if pid == 0:
    signal.alarm(int(sys.argv[1]))
    os.execvp(sys.argv[2], sys.argv[2:])
_, st = os.waitpid(pid, 0)
c = os.waitstatus_to_exitcode(st)
print(c if c >= 0 else 128 - c)
