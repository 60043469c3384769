# Lo rechaza: acaba_bien
import multiprocessing
import os

if __name__ == "__main__":
    hijo = multiprocessing.Process(target=os.nice(5))
    hijo.start()
    print(os.getpriority(os.PRIO_PROCESS, hijo.pid))
    hijo.join()
