import multiprocessing
import sys


def jugar(palabra, mio, del_otro, veces):
    for _ in range(veces):
        mio.acquire()
        print(palabra, flush=True)
        del_otro.release()


if __name__ == "__main__":
    veces = int(sys.argv[1])
    uno, otro = multiprocessing.Lock(), multiprocessing.Lock()
    otro.acquire()
    ping = multiprocessing.Process(target=jugar, args=("ping", uno, otro, veces))
    pong = multiprocessing.Process(target=jugar, args=("pong", otro, uno, veces))
    ping.start()
    pong.start()
    ping.join()
    pong.join()
