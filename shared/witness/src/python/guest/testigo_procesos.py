"""El nombre que le pone el programa a cada proceso."""
Process = module.BaseProcess
bootstrap = Process._bootstrap


@marks["watched"](bootstrap)
def _bootstrap(self, *args, **kwargs):
    name = self.name
    # El que guarda los objetos de un Manager, que se llama como su clase: también la puede haber escrito el programa.
    if getattr(self._target, "__qualname__", "") == "BaseManager._run_server" and "Manager-" not in name:
        name = "Manager-" + name
    marks["label"](name)
    born = marks.get("born_as")
    if born is not None:
        born(self._identity)
    return bootstrap(self, *args, **kwargs)


Process._bootstrap = _bootstrap
