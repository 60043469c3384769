import multiprocessing as mp
import os


def sube(cerrojo, fin):
    os.setpriority(os.PRIO_PROCESS, os.getpid(), os.nice(0) + 5)
    cerrojo.release()
    fin.acquire()


if __name__ == "__main__":
    cerrojo, fin = mp.Lock(), mp.Lock()
    cerrojo.acquire()
    fin.acquire()
    p = mp.Process(target=sube, args=(cerrojo, fin))
    p.start()
    cerrojo.acquire()
    nice = os.getpriority(os.PRIO_PROCESS, p.pid)
    fin.release()
    p.join()
    print(nice)
