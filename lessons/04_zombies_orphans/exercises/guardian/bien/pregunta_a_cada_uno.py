import os
import sys
import time

metas = [int(a) for a in sys.argv[1:]]


class Hijo:
    def __init__(self, numero, meta):
        self.numero, self.meta, self.vidas, self.acabado = numero, meta, 0, False
        self.nace()

    def nace(self):
        self.vidas += 1
        self.pid = os.fork()
        if self.pid == 0:
            print("hijo", self.numero, "vida", self.vidas)
            sys.stdout.flush()
            time.sleep(0.1 * (len(metas) - self.numero))
            os._exit(int(self.vidas < self.meta))

    def mira(self):
        pid, estado = os.waitpid(self.pid, os.WNOHANG)
        if pid == self.pid:
            if estado == 0:
                self.acabado = True
            else:
                self.nace()


hijos = [Hijo(i, meta) for i, meta in reversed(list(enumerate(metas)))]
while not all(hijo.acabado for hijo in hijos):
    for hijo in hijos:
        if not hijo.acabado:
            hijo.mira()
    time.sleep(0.01)
for hijo in reversed(hijos):
    print(hijo.numero, hijo.vidas)
