import os
import sys
import time


def hijo(i):
    time.sleep(0.05 + (i % 8) * 0.05)
    os._exit(0)


def trabaja_un_poco():
    return sum(range(20_000))


n = int(sys.argv[1])

for i in range(n):
    if os.fork() == 0:
        hijo(i)

quedan = n
# HUECO
while quedan > 0:
    trabaja_un_poco()
    # Puede haber varios: se recoge hasta que los que quedan sigan vivos.
    while quedan > 0:
        pid, estado = os.waitpid(-1, os.WNOHANG)
        if pid == 0:
            break
        quedan -= 1
# INICIO: # El padre trabaja un segundo. ¿Quién recoge entretanto a los hijos?
# INICIO: fin = time.monotonic() + 1
# INICIO: while time.monotonic() < fin:
# INICIO:     trabaja_un_poco()
# INICIO: while quedan > 0:
# INICIO:     os.wait()
# INICIO:     quedan -= 1
# FIN
print(n)
