# Lo rechaza: turnos
import multiprocessing
import sys


def jugar(palabra, mio, del_otro, veces):
    for _ in range(veces - 1):
        mio.acquire()
        print(palabra, flush=True)
        del_otro.release()


if __name__ == "__main__":
    veces = int(sys.argv[1])
    turno_ping = multiprocessing.Semaphore(1)
    turno_pong = multiprocessing.Semaphore(0)
    ping = multiprocessing.Process(
        target=jugar, args=("ping", turno_ping, turno_pong, veces)
    )
    pong = multiprocessing.Process(
        target=jugar, args=("pong", turno_pong, turno_ping, veces)
    )
    ping.start()
    pong.start()
    ping.join()
    pong.join()
