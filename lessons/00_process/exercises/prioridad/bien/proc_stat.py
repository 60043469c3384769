import os
from multiprocessing import Process, Queue


def nice_de(pid):
    with open(f"/proc/{pid}/stat") as fichero:
        campos = fichero.read().rsplit(")", 1)[1].split()
    return int(campos[16])


class Hijo(Process):
    def __init__(self, avisos):
        super().__init__()
        self.avisos = avisos

    def run(self):
        mio = os.getpriority(os.PRIO_PROCESS, 0)
        os.setpriority(os.PRIO_PROCESS, 0, mio + 5)
        self.avisos.put("hecho")


if __name__ == "__main__":
    avisos = Queue()
    hijo = Hijo(avisos)
    hijo.start()
    avisos.get()
    print(nice_de(hijo.pid))
    hijo.join()
