import os
import sys
import time

n = int(sys.argv[1])
i = 0
while i < n:
    pid = os.fork()
    if pid == 0:
        if os.fork() != 0:
            sys.exit(0)
        time.sleep(0.5)
        print("trabajo", i)
        sys.exit(0)
    _, estado = os.waitpid(pid, 0)
    assert os.waitstatus_to_exitcode(estado) == 0
    i += 1
print("sigo")
