# Lo rechaza: procesos
import sys
import threading


def jugar(palabra, mio, del_otro, veces):
    for _ in range(veces):
        mio.acquire()
        print(palabra, flush=True)
        del_otro.release()


if __name__ == "__main__":
    veces = int(sys.argv[1])
    uno, otro = threading.Lock(), threading.Lock()
    otro.acquire()
    ping = threading.Thread(target=jugar, args=("ping", uno, otro, veces))
    pong = threading.Thread(target=jugar, args=("pong", otro, uno, veces))
    ping.start()
    pong.start()
    ping.join()
    pong.join()
