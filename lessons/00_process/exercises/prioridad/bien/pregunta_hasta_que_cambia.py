import multiprocessing
import time

import psutil


def trabajo():
    yo = psutil.Process()
    yo.nice(yo.nice() + 5)
    time.sleep(60)


if __name__ == "__main__":
    antes = psutil.Process().nice()
    hijo = multiprocessing.Process(target=trabajo)
    hijo.start()
    proc = psutil.Process(hijo.pid)
    while proc.nice() == antes:
        time.sleep(0.01)
    print(proc.nice())
    hijo.terminate()
    hijo.join()
