# Lo rechaza: huerfanos o enseguida
import os, sys, time
for i in range(int(sys.argv[1])):
    h = os.fork()
    if h == 0:
        time.sleep(0.5)
        if os.fork() == 0:
            print(f"trabajo {i}", flush=True)
        os._exit(0)
    os.waitpid(h, 0)
print("sigo")
