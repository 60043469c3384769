import os
import sys
import time

ms = int(sys.argv[1])
leer, escribir = os.pipe()
hijo = os.fork()
if hijo == 0:
    os.close(escribir)
    if os.fork() == 0:
        # Hasta que el abuelo, que ya ha recogido al hijo, la cierra.
        os.read(leer, 1)
        print(os.getppid())
        sys.exit()
    time.sleep(ms / 1000)
    sys.exit()
os.wait()
os.close(escribir)
