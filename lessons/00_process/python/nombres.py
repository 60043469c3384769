"""Quién es cada proceso: su PID, el de su padre, y el nombre que se le da."""
import multiprocessing
import os


def presentarse(puerta):
    yo = multiprocessing.current_process()
    print(f"me llamo {yo.name}: PID {os.getpid()}, PPID {os.getppid()}",
          flush=True)
    padre = multiprocessing.parent_process()
    print(f"{yo.name}: mi padre es {padre.name}", flush=True)
    assert padre.pid == os.getppid() and padre.name == "MainProcess"
    puerta.wait()


def nombres_de_los_vivos():
    return sorted(hijo.name for hijo in multiprocessing.active_children())


if __name__ == "__main__":
    multiprocessing.set_start_method("fork")
    print("padre:", multiprocessing.current_process().name, os.getpid())
    assert multiprocessing.parent_process() is None
    puerta = multiprocessing.Event()
    contable = multiprocessing.Process(
        target=presentarse, args=(puerta,), name="contable"
    )
    otro = multiprocessing.Process(target=presentarse, args=(puerta,))
    contable.start()
    otro.start()

    print("hijos vivos:", nombres_de_los_vivos())
    assert nombres_de_los_vivos() == ["Process-2", "contable"]
    puerta.set()
    contable.join()
    otro.join()
    print("después de join:", nombres_de_los_vivos())
    assert nombres_de_los_vivos() == []
    assert contable.exitcode == otro.exitcode == 0
    print("CPU del ordenador:", multiprocessing.cpu_count())
