"""La vida de un proceso: qué dicen is_alive y exitcode, y quién es quién."""
import multiprocessing
import os
import sys
import time


def dormir():
    time.sleep(1000)


def salir_con(codigo):
    sys.exit(codigo)


def presentarse(pid_del_padre):
    yo = multiprocessing.current_process()
    padre = multiprocessing.parent_process()
    print("soy yo:", yo.pid == os.getpid(), "mi padre:", padre.pid == pid_del_padre, flush=True)


if __name__ == "__main__":
    # ANCHOR: vida
    proceso = multiprocessing.Process(target=dormir, name="dormilón", daemon=True)
    print("antes de start:", proceso.is_alive(), proceso.exitcode)
    proceso.start()
    print("después de start:", proceso.is_alive(), proceso.exitcode)
    proceso.join(0.1)
    print("tras join con plazo:", proceso.is_alive(), proceso.exitcode)
    proceso.terminate()
    proceso.join()
    print("tras terminate y join:", proceso.is_alive(), proceso.exitcode)
    # ANCHOR_END: vida

    # ANCHOR: codigos
    for codigo in [0, 8, 300, -1]:
        proceso = multiprocessing.Process(target=salir_con, args=(codigo,))
        proceso.start()
        proceso.join()
        print("sale con", codigo, "y se ve", proceso.exitcode)
    # ANCHOR_END: codigos

    # ANCHOR: quien
    proceso = multiprocessing.Process(target=presentarse, args=(os.getpid(),))
    proceso.start()
    proceso.join()
    # ANCHOR_END: quien
