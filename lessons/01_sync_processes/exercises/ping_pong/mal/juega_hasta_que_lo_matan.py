# Lo rechaza: turnos
import multiprocessing
import sys
import time


def jugar(palabra, mio, del_otro):
    while True:
        mio.acquire()
        print(palabra, flush=True)
        del_otro.release()


if __name__ == "__main__":
    turno_ping, turno_pong = multiprocessing.Semaphore(1), multiprocessing.Semaphore(0)
    ping = multiprocessing.Process(target=jugar, args=("ping", turno_ping, turno_pong))
    pong = multiprocessing.Process(target=jugar, args=("pong", turno_pong, turno_ping))
    ping.start()
    pong.start()
    time.sleep(0.01 * int(sys.argv[1]))
    ping.terminate()
    pong.terminate()
    ping.join()
    pong.join()
