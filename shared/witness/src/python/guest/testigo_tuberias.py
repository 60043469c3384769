"""Las tuberías que el programa crea con `Pipe`: lo que mete en ellas y lo que saca.

Las que usan por dentro las colas, las reservas y los ejecutores no son cosa del programa. Se cambia la clase, y no cada
extremo: un extremo que se nombrara a sí mismo no se cerraría cuando nadie lo usa.
"""
from sys import _getframe

mark, now, no_trace, watched = marks["mark"], marks["now"], marks["no_trace"], marks["watched"]


def patch_ends(Connection):
    send, receive = Connection._send_bytes, Connection._recv_bytes

    @watched(send)
    def _send_bytes(self, *args, **kwargs):
        way = self.__dict__.get("_testigo")
        t = now()
        try:
            send(self, *args, **kwargs)
        except BaseException as error:
            no_trace(error)
            raise
        if way:
            mark("put", "queue", way[0], t=t)

    @watched(receive)
    def _recv_bytes(self, *args, **kwargs):
        way = self.__dict__.get("_testigo")
        if way:
            mark("wanted", "queue", way[1])
        try:
            received = receive(self, *args, **kwargs)
        except BaseException as error:
            if way:
                mark("gave_up", "queue", way[1])
            no_trace(error)
            raise
        if way:
            mark("taken", "queue", way[1])
        return received

    Connection._send_bytes, Connection._recv_bytes = _send_bytes, _recv_bytes


def patch_sent_to_others(module):
    """El extremo que va a un proceso de `spawn` se rehace allí: ha de ser el mismo."""
    reduce = module.reduce_connection

    def rebuild_with_way(way, rebuild, args):
        connection = rebuild(*args)
        connection._testigo = way
        return connection

    @watched(reduce)
    def reduce_connection(conn):
        way = conn.__dict__.get("_testigo")
        reduced = reduce(conn)
        return (rebuild_with_way, (way, *reduced)) if way else reduced

    rebuild_with_way.__module__, rebuild_with_way.__qualname__ = module.__name__, "_testigo_rebuild"
    module._testigo_rebuild = rebuild_with_way
    module.reduce_connection = reduce_connection
    module.reduction.register(module.Connection, reduce_connection)


def patch_pipe(BaseContext):
    pipe = BaseContext.Pipe

    @watched(pipe)
    def Pipe(self, duplex=True):
        ends = pipe(self, duplex)
        if not _getframe(1).f_globals.get("__name__", "").startswith("concurrent."):
            there, back = (f"Pipe {marks['new_id']()}" for _ in range(2))
            ends[0]._testigo, ends[1]._testigo = (there, back), (back, there)
        return ends

    BaseContext.Pipe = Pipe


if module.__name__ == "multiprocessing.context":
    patch_pipe(module.BaseContext)
else:
    patch_ends(module.Connection)
    patch_sent_to_others(module)
