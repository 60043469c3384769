"""Queue, JoinableQueue y SimpleQueue de `multiprocessing`: lo que entra en la tubería y lo que sale de ella.

En Queue lo mete un hilo, después de `put`: lo que su proceso no llegó a meter no consta, y nadie lo sacará. Las marcas se
hacen con el cerrojo de la cola tomado: el primero que entra es el primero que sale.
"""
mark, now, no_trace, watched = marks["mark"], marks["now"], marks["no_trace"], marks["watched"]
silence, id_of_queue = marks["silence"], marks["id_of_queue"]
Queue, JoinableQueue, SimpleQueue = module.Queue, module.JoinableQueue, module.SimpleQueue


def receiving(receive, which):
    def recv_bytes(*args, **kwargs):
        try:
            received = receive(*args, **kwargs)
        except BaseException as error:
            no_trace(error)
            raise
        mark("taken", "queue", which)
        return received

    return recv_bytes


def sending(send, which):
    def send_bytes(*args, **kwargs):
        t = now()
        try:
            send(*args, **kwargs)
        except BaseException as error:
            no_trace(error)
            raise
        mark("put", "queue", which, t=t)

    return send_bytes


def taking(get):
    """Quien pide un elemento, espera. `recv_bytes` dice cuándo lo tiene."""

    @watched(get)
    def get_marked(self, *args, **kwargs):
        if self._testigo_silent:
            wanted = None
        else:
            wanted = id_of_queue(self)
            mark("wanted", "queue", wanted)
        try:
            return get(self, *args, **kwargs)
        except BaseException as error:
            if wanted:
                mark("gave_up", "queue", wanted)
            no_trace(error)
            raise

    return get_marked


def patch_queue(reset=Queue._reset):
    @watched(reset)
    def _reset(self, *args, **kwargs):
        reset(self, *args, **kwargs)
        silence(self._rlock, self._sem)
        if self._wlock is not None:
            silence(self._wlock)
        # La de ProcessPoolExecutor lleva tareas.
        self._testigo_silent = type(self).__name__ == "_SafeQueue"
        if not self._testigo_silent:
            which = id_of_queue(self)
            self._recv_bytes = receiving(self._recv_bytes, which)
            self._send_bytes = sending(self._send_bytes, which)

    Queue._reset = _reset
    Queue.get = taking(Queue.get)


def patch_joinable(init=JoinableQueue.__init__, setstate=JoinableQueue.__setstate__):
    def silence_more(self):
        silence(self._unfinished_tasks)
        marks["silence_condition"](self._cond)

    @watched(init)
    def __init__(self, *args, **kwargs):
        init(self, *args, **kwargs)
        silence_more(self)

    @watched(setstate)
    def __setstate__(self, state):
        setstate(self, state)
        silence_more(self)

    JoinableQueue.__init__, JoinableQueue.__setstate__ = __init__, __setstate__


def patch_simple(init=SimpleQueue.__init__, setstate=SimpleQueue.__setstate__, get=SimpleQueue.get, put=SimpleQueue.put):
    def silence_locks(self):
        silence(self._rlock)
        if self._wlock is not None:
            silence(self._wlock)

    @watched(init)
    def __init__(self, **kwargs):
        init(self, **kwargs)
        silence_locks(self)

    @watched(setstate)
    def __setstate__(self, state):
        setstate(self, state)
        silence_locks(self)

    waiting = taking(get)

    @watched(get)
    def get_marked(self):
        try:
            taken = waiting(self)
        except BaseException as error:
            no_trace(error)
            raise
        if not self._testigo_silent:
            mark("taken", "queue", id_of_queue(self))
        return taken

    @watched(put)
    def put_marked(self, obj):
        t = now()
        try:
            put(self, obj)
        except BaseException as error:
            no_trace(error)
            raise
        if not self._testigo_silent:
            mark("put", "queue", id_of_queue(self), t=t)

    SimpleQueue._testigo_silent = False
    SimpleQueue.__init__, SimpleQueue.__setstate__ = __init__, __setstate__
    SimpleQueue.get, SimpleQueue.put = get_marked, put_marked


patch_queue()
patch_joinable()
patch_simple()
