"""fork copia el proceso; spawn y forkserver importan el fichero de nuevo."""
import multiprocessing
import os
import sys

numero = 1


def ver(recibido):
    suyo = os.getppid() == multiprocessing.parent_process().pid
    print(f"  numero vale {numero}, y recibo {recibido}", flush=True)
    print(f"  __name__ es {__name__}", flush=True)
    print(f"  ¿es getppid() el PID de mi padre? {suyo}", flush=True)
    sys.exit(numero)


if __name__ == "__main__":
    numero = 2
    for metodo, visto in [("fork", 2), ("spawn", 1), ("forkserver", 1)]:
        print(f"{metodo}:", flush=True)
        contexto = multiprocessing.get_context(metodo)
        hijo = contexto.Process(target=ver, args=(numero,))
        hijo.start()
        hijo.join()
        assert hijo.exitcode == visto
    print("en este Python, el método es", multiprocessing.get_start_method())
