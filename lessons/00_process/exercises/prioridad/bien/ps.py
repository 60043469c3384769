import multiprocessing
import os
import subprocess


def hijo(extremo):
    os.nice(5)
    extremo.send("ya")
    extremo.recv()


if __name__ == "__main__":
    mio, suyo = multiprocessing.Pipe()
    proceso = multiprocessing.Process(target=hijo, args=(suyo,))
    proceso.start()
    mio.recv()
    orden = ["ps", "-o", "ni=", "-p", str(proceso.pid)]
    salida = subprocess.run(orden, capture_output=True, text=True, check=True)
    print(salida.stdout.strip())
    mio.send("acaba")
    proceso.join()
