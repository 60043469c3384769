import os
import sys


def eslabon(quedan):
    if quedan == 0:
        return
    pid = os.fork()
    if pid == 0:
        eslabon(quedan - 1)
        os._exit(0)
    os.waitpid(pid, 0)


eslabon(int(sys.argv[1]))
print("fin")
