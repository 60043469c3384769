import multiprocessing
import sys


def jugar(palabra, mio, turno, cambio, veces):
    for _ in range(veces):
        with cambio:
            while turno.value != mio:
                cambio.wait()
            print(palabra, flush=True)
            turno.value = 1 - mio
            cambio.notify()


if __name__ == "__main__":
    veces = int(sys.argv[1])
    cambio, turno = multiprocessing.Condition(), multiprocessing.Value("i", 0)
    ping = multiprocessing.Process(target=jugar, args=("ping", 0, turno, cambio, veces))
    pong = multiprocessing.Process(target=jugar, args=("pong", 1, turno, cambio, veces))
    ping.start()
    pong.start()
    ping.join()
    pong.join()
