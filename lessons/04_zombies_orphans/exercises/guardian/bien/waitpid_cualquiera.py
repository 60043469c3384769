import os
import sys
import time

metas = list(map(int, sys.argv[1:]))
n = len(metas)


def hijo(i, vida):
    os.write(1, f"hijo {i} vida {vida}\n".encode())
    time.sleep(0.1 * (n - i))
    sys.exit(vida < metas[i])


def nace(i, vida):
    pid = os.fork()
    if pid == 0:
        hijo(i, vida)
    return pid


if __name__ == "__main__":
    de_pid = {nace(i, 1): (i, 1) for i in range(n)}
    cuentas = {}
    while len(cuentas) < n:
        pid, estado = os.waitpid(-1, 0)
        i, vida = de_pid.pop(pid)
        if os.WIFEXITED(estado) and os.WEXITSTATUS(estado) == 0:
            cuentas[i] = vida
        else:
            de_pid[nace(i, vida + 1)] = (i, vida + 1)
    for i in sorted(cuentas):
        print(f"{i} {cuentas[i]}")
