# Lo rechaza: mata
import os
import sys
from multiprocessing import Process


def convertirse(orden):
    os.execvp(orden[0], orden)


if __name__ == "__main__":
    hijo = Process(target=convertirse, args=(sys.argv[2:],))
    hijo.start()
    hijo.join(int(sys.argv[1]))
    if hijo.is_alive():
        hijo.kill()
        hijo.join()
    print(hijo.exitcode if hijo.exitcode >= 0 else 128 - hijo.exitcode)
