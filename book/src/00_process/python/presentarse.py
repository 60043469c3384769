"""Dos hijos que dicen su nombre, su PID y el de su padre."""
import multiprocessing
import os


def presentarse():
    nombre = multiprocessing.current_process().name
    print(f"{nombre}: PID {os.getpid()}, padre {os.getppid()}", flush=True)


if __name__ == "__main__":
    multiprocessing.set_start_method("fork")  # los crea el padre mismo
    print("padre:", os.getpid(), flush=True)
    procesos = []
    for _ in range(2):
        proceso = multiprocessing.Process(target=presentarse)
        procesos.append(proceso)
        proceso.start()
    for proceso in procesos:
        proceso.join()
