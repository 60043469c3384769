import multiprocessing
import sys


class Jugador(multiprocessing.Process):
    def __init__(self, palabra, mio, del_otro, veces):
        super().__init__()
        self.palabra, self.mio, self.del_otro, self.veces = palabra, mio, del_otro, veces

    def run(self):
        for _ in range(self.veces):
            self.mio.wait()
            self.mio.clear()
            print(self.palabra, flush=True)
            self.del_otro.set()


if __name__ == "__main__":
    veces = int(sys.argv[1])
    a, b = multiprocessing.Event(), multiprocessing.Event()
    ping, pong = Jugador("ping", a, b, veces), Jugador("pong", b, a, veces)
    a.set()
    ping.start()
    pong.start()
    ping.join()
    pong.join()
