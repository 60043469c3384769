"""RawValue, RawArray, Value y Array: lo que se lee y lo que se escribe en la memoria compartida.

El objeto es de una subclase del tipo de `ctypes` que se pidió, que hace lo mismo y lo dice. Al enviarlo a otro proceso
viaja el tipo de siempre, y el identificador con él.
"""
import ctypes

mark, now, no_trace = marks["mark"], marks["now"], marks["no_trace"]
new_value, rebuild, reduce = module._new_value, module.rebuild_ctype, module.reduce_ctype
# El tipo con marcas de cada tipo, y al revés.
marked, plain = {}, {}
TEXT = (ctypes.c_char, ctypes.c_wchar)


def number(value):
    """Lo que cabe en el registro: un entero."""
    if isinstance(value, int):
        return int(value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return ""


def report(act, shared, index, value, t=None):
    which = getattr(getattr(shared, "_wrapper", None), "_testigo_id", None)
    if which:
        mark(act, "value", which + index, number(value), t=t)


# La hora de antes al leer, y la de después al escribir: quien lee algo viejo consta que lo leyó antes de que cambiara.
def scalar(kind):
    take, put = kind.value.__get__, kind.value.__set__

    def get(self):
        t = now()
        value = take(self)
        report("read", self, "", value, t)
        return value

    def set(self, value):
        try:
            put(self, value)
        except BaseException as error:
            no_trace(error)
            raise
        report("wrote", self, "", value)

    def __repr__(self):
        return f"{kind.__name__}({take(self)!r})"

    return {"value": property(get, set), "__repr__": __repr__}


def array(kind):
    take, put = kind.__getitem__, kind.__setitem__

    def place(self, index):
        return f"[{index + len(self) if index < 0 else index}]"

    def __getitem__(self, index):
        t = now()
        try:
            value = take(self, index)
        except BaseException as error:
            no_trace(error)
            raise
        if isinstance(index, int):
            report("read", self, place(self, index), value, t)
        return value

    def __setitem__(self, index, value):
        try:
            put(self, index, value)
        except BaseException as error:
            no_trace(error)
            raise
        if isinstance(index, int):
            report("wrote", self, place(self, index), value)

    return {"__getitem__": __getitem__, "__setitem__": __setitem__}


def with_marks(kind):
    """El tipo que deja marcas; el mismo, si no es un número ni una lista de números."""
    if kind in plain:
        return kind
    if kind not in marked:
        if issubclass(kind, ctypes._SimpleCData) and kind.__base__ is ctypes._SimpleCData:
            extra = scalar(kind)
        elif issubclass(kind, ctypes.Array) and kind._type_.__base__ is ctypes._SimpleCData and kind._type_ not in TEXT:
            extra = array(kind)
        else:
            return kind
        twin = type(kind)(kind.__name__, (kind,), extra)
        twin.__module__, twin.__qualname__ = kind.__module__, kind.__qualname__
        marked[kind], plain[twin] = twin, kind
    return marked[kind]


def unpatch():
    for kind, twin in marked.items():
        for name in ("value", "__getitem__", "__setitem__"):
            if name in twin.__dict__:
                delattr(twin, name)


marks["when_tired"](unpatch)


@marks["watched"](rebuild)
def rebuild_ctype(type_, wrapper, length):
    if length is not None:
        type_ = type_ * length
    return rebuild(with_marks(type_), wrapper, None)


@marks["watched"](reduce)
def reduce_ctype(obj):
    try:
        function, (type_, wrapper, length) = reduce(obj)
    except BaseException as error:
        no_trace(error)
        raise
    return function, (plain.get(type_, type_), wrapper, length)


@marks["watched"](new_value)
def _new_value(type_):
    value = new_value(type_)
    value._wrapper._testigo_id = marks["new_id"]()
    return value


module.rebuild_ctype, module.reduce_ctype, module._new_value = rebuild_ctype, reduce_ctype, _new_value
