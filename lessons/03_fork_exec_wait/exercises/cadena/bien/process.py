import sys
from multiprocessing import Process


def eslabon(quedan):
    if quedan > 0:
        hijo = Process(target=eslabon, args=(quedan - 1,))
        hijo.start()
        hijo.join()


if __name__ == "__main__":
    eslabon(int(sys.argv[1]))
    print("fin")
