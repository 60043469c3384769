import multiprocessing
import sys


def jugar(palabra, mia, otra, veces):
    for _ in range(veces):
        mia.get()
        print(palabra, flush=True)
        otra.put("pelota")


if __name__ == "__main__":
    veces = int(sys.argv[1])
    una, otra = multiprocessing.Queue(), multiprocessing.Queue()
    ping = multiprocessing.Process(target=jugar, args=("ping", una, otra, veces))
    pong = multiprocessing.Process(target=jugar, args=("pong", otra, una, veces))
    una.put("pelota")
    ping.start()
    pong.start()
    ping.join()
    pong.join()
