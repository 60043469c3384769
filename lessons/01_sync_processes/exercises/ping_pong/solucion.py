import multiprocessing
import sys


# HUECO
def jugar(palabra, mio, del_otro, veces):
    for _ in range(veces):
        mio.acquire()
        print(palabra, flush=True)
        del_otro.release()
# INICIO: def jugar(palabra, veces):
# INICIO:     for _ in range(veces):
# INICIO:         print(palabra, flush=True)
# FIN


if __name__ == "__main__":
    veces = int(sys.argv[1])
    # HUECO
    turno_ping = multiprocessing.Semaphore(1)
    turno_pong = multiprocessing.Semaphore(0)
    ping = multiprocessing.Process(
        target=jugar, args=("ping", turno_ping, turno_pong, veces)
    )
    pong = multiprocessing.Process(
        target=jugar, args=("pong", turno_pong, turno_ping, veces)
    )
    # INICIO: ping = multiprocessing.Process(target=jugar, args=("ping", veces))
    # INICIO: pong = multiprocessing.Process(target=jugar, args=("pong", veces))
    # FIN
    ping.start()
    pong.start()
    ping.join()
    pong.join()
