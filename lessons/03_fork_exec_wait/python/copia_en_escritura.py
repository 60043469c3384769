"""El hijo se lleva una copia de la memoria, que el núcleo hace al escribir."""
import os
import resource

PAGINAS = 4096


def fallos():
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt


pagina = resource.getpagesize()
memoria = bytearray(b"\1" * (PAGINAS * pagina))
hijo = os.fork()
if hijo == 0:
    antes = fallos()
    suma = sum(memoria[::pagina])
    al_leer = fallos() - antes
    antes = fallos()
    memoria[::pagina] = b"\2" * PAGINAS
    al_escribir = fallos() - antes
    print("fallos al leer:", al_leer, "y al escribir:", al_escribir, flush=True)
    os._exit(0 if al_leer < 200 and al_escribir > 3900 else 1)
pid, estado = os.waitpid(hijo, 0)
print("✔ el hijo ha contado bien:", os.waitstatus_to_exitcode(estado))
