# Lo rechaza: vive
import os, sys, time
ms = int(sys.argv[1])
pid = os.fork()
if pid == 0:
    v = os.getpid()
    if os.fork() == 0:
        while os.getppid() == v: time.sleep(0.01)
        print(os.getppid(), flush=True)
        os._exit(0)
    os._exit(0)
time.sleep(ms / 1000)
os.waitpid(pid, 0)
