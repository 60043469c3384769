import os
import sys
import threading
import time


def recoge(n):
    for _ in range(n):
        os.wait()


n = int(sys.argv[1])
for i in range(n):
    if os.fork() == 0:
        time.sleep(0.4 - 0.05 * (i % 7))
        os._exit(0)
hilo = threading.Thread(target=recoge, args=(n,))
hilo.start()
while hilo.is_alive():
    time.sleep(0.02)
print(n)
