"""El nombre que le pone el programa a cada proceso."""
Process = module.BaseProcess
bootstrap = Process._bootstrap


@marks["watched"](bootstrap)
def _bootstrap(self, *args, **kwargs):
    marks["label"](self.name)
    born = marks.get("born_as")
    if born is not None:
        born(self._identity)
    return bootstrap(self, *args, **kwargs)


Process._bootstrap = _bootstrap
