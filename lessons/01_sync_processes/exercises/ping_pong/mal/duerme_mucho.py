# Lo rechaza: espera
import multiprocessing
import sys
import time


def jugar(palabra, primero, veces):
    time.sleep(primero)
    for _ in range(veces):
        print(palabra, flush=True)
        time.sleep(0.4)


if __name__ == "__main__":
    veces = int(sys.argv[1])
    ping = multiprocessing.Process(target=jugar, args=("ping", 0, veces))
    pong = multiprocessing.Process(target=jugar, args=("pong", 0.2, veces))
    ping.start()
    pong.start()
    ping.join()
    pong.join()
