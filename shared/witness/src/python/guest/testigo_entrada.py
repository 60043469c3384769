"""Esconde al programa que lo miran, y espera a que importe lo que hay que marcar."""
import os
import sys
from importlib.machinery import PathFinder

marks = load("testigo_marcas", settings=load("testigo_ajustes"))
load("testigo_objetos", marks=marks)
load("testigo_salidas")
load("testigo_descriptores", marks=marks)

# Qué módulo del testigo marca cada módulo de Python.
WATCHED = {
    "multiprocessing.process": "testigo_procesos",
    "multiprocessing.synchronize": "testigo_cerrojos",
    "multiprocessing.queues": "testigo_colas",
    "multiprocessing.connection": "testigo_tuberias",
    "multiprocessing.context": "testigo_tuberias",
    "multiprocessing.sharedctypes": "testigo_valores",
    "multiprocessing.pool": "testigo_reservas",
    "concurrent.futures.process": "testigo_reservas",
}


def hide_environment():
    """Quita lo añadido de lo que ve el programa, `os.environ`, y no del entorno que heredan sus programas.

    Así lo encuentran los hijos de `spawn`, de `forkserver`, de `os.exec` y de `subprocess`. No lo encuentra quien
    recibe un entorno escrito a mano (`env=…`): de ese dirá el testigo que no deja marcas.
    """
    seen, path = os.environ._data, os.fsencode(entry)
    value = seen.get(b"PYTHONPATH", b"")
    if value == path:
        del seen[b"PYTHONPATH"]
    elif value.startswith(path + b":"):
        seen[b"PYTHONPATH"] = value[len(path) + 1 :]


class Finder:
    """Cuando se importa un módulo de los que interesan, lo carga como siempre y después lo marca."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        patch = WATCHED.get(name)
        if patch is None:
            return None
        spec = PathFinder.find_spec(name, path, target)
        if spec is None or spec.loader is None:
            return spec
        execute = spec.loader.exec_module

        def exec_module(module):
            execute(module)
            try:
                load(patch, marks=marks, module=module)
            except Exception as error:
                marks["doubt"](f"{name}: {error}")

        spec.loader.exec_module = exec_module
        return spec


hide_environment()
marks["present"]()
sys.meta_path.insert(0, Finder)
if marks["settings"]["SEED"] is not None:
    WATCHED.update(dict.fromkeys(("bdb", "coverage", "trace"), "testigo_quieto"), threading="testigo_hilos")
    load("testigo_remueve", marks=marks, entry=entry)
