# -*- coding: utf-8 -*-
"""Lo primero que ejecuta cada Python mirado: se borra de lo que ve el programa y deja paso al `sitecustomize` del sistema.

Lo han de poder leer todos los Python, también el 2: lo demás está en los otros módulos, y solo lo leen los nuevos.
"""
import sys


def _start():
    entry = __file__[: -len("/sitecustomize.py")]
    if entry in sys.path:
        sys.path.remove(entry)
    if sys.version_info < (3, 8):
        return
    import zipimport

    importer = sys.path_importer_cache.pop(entry, None) or zipimport.zipimporter(entry)

    def load(name, **given):
        """El contenido de un módulo del testigo, que no consta en `sys.modules`."""
        module = dict(given, __name__=name, load=load)
        exec(importer.get_code(name), module)
        return module

    load("testigo_entrada", entry=entry)


try:
    _start()
except Exception:
    pass  # El programa sigue sin marcas, y el testigo lo sabe porque no le ha llegado ninguna.

# Como si este no existiera: carga el siguiente o falla, y `site` calla si lo que falta es un `sitecustomize`.
del sys.modules["sitecustomize"]
import sitecustomize
