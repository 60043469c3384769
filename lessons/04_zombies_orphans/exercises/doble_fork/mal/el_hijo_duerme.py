# Lo rechaza: enseguida
import os, sys, time
for i in range(int(sys.argv[1])):
    h = os.fork()
    if h == 0:
        if os.fork() == 0:
            time.sleep(.5); print("trabajo", i, flush=True); os._exit(0)
        time.sleep(0.3)
        os._exit(0)
    os.waitpid(h, 0)
print("sigo")
