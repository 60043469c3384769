# Lo rechaza: sin_preguntar
import multiprocessing
import sys
import time


def jugar(palabra, mio, otro, turno, veces):
    for _ in range(veces):
        while turno.value != mio:
            time.sleep(0.01)
        print(palabra, flush=True)
        turno.value = otro


if __name__ == "__main__":
    veces = int(sys.argv[1])
    turno = multiprocessing.Value("i", 0)
    ping = multiprocessing.Process(target=jugar, args=("ping", 0, 1, turno, veces))
    pong = multiprocessing.Process(target=jugar, args=("pong", 1, 0, turno, veces))
    ping.start()
    pong.start()
    ping.join()
    pong.join()
