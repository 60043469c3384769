"""Una subclase de Process: sus datos en __init__ y su trabajo en run."""
import multiprocessing


class Sumador(multiprocessing.Process):
    def __init__(self, hasta):
        super().__init__()  # lo primero, o start no sabrá qué hacer
        self.hasta = hasta
        self.suma = 0

    def run(self):
        self.suma = sum(range(1, self.hasta + 1))
        quien = multiprocessing.current_process().name
        print(f"{quien}: de 1 a {self.hasta} suman {self.suma}", flush=True)


if __name__ == "__main__":
    sumador = Sumador(10)
    sumador.start()
    sumador.join()
    print("después de start y join, en el padre:", sumador.suma)
    assert sumador.exitcode == 0 and sumador.suma == 0

    otro = Sumador(10)
    otro.run()  # sin proceso: lo hace el padre
    print("después de llamar a run, en el padre:", otro.suma)
    assert otro.pid is None and otro.suma == 55
