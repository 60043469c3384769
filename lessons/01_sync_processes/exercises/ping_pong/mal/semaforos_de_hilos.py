# Lo rechaza: interbloqueo
import multiprocessing
import sys
import threading


def jugar(palabra, mio, del_otro, veces):
    for _ in range(veces):
        mio.acquire()
        print(palabra, flush=True)
        del_otro.release()


if __name__ == "__main__":
    veces = int(sys.argv[1])
    turno_ping, turno_pong = threading.Semaphore(1), threading.Semaphore(0)
    ping = multiprocessing.Process(target=jugar, args=("ping", turno_ping, turno_pong, veces))
    pong = multiprocessing.Process(target=jugar, args=("pong", turno_pong, turno_ping, veces))
    ping.start()
    pong.start()
    ping.join()
    pong.join()
