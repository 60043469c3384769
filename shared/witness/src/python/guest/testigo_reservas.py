"""Pool y ProcessPoolExecutor: quién hace cada tarea. En un `map`, una tarea es un trozo de la lista."""
mark, returned, no_trace, watched = marks["mark"], marks["returned"], marks["no_trace"], marks["watched"]


def begun_and_ended(pool):
    """Lo que marca el principio de una tarea y lo que marca su final, una vez."""
    current = []

    def begun(task):
        current[:] = [task]
        mark("task_begun", "pool", pool, task)

    def ended():
        if current:
            mark("task_ended", "pool", pool, current.pop())

    return begun, ended


def patch_pool():
    worker, Pool, cache = module.worker, module.Pool, module._PoolCache.__init__
    set_up = Pool._setup_queues

    @watched(worker)
    def worker_marked(inqueue, outqueue, *args, **kwargs):
        # La reserva de hilos usa lo mismo, con otras colas.
        if hasattr(inqueue, "_writer"):
            observe(inqueue, outqueue)
        try:
            return worker(inqueue, outqueue, *args, **kwargs)
        except BaseException as error:
            no_trace(error)
            raise

    def observe(inqueue, outqueue):
        inqueue._testigo_silent = outqueue._testigo_silent = True
        begun, ended = begun_and_ended(marks["id_of_queue"](inqueue))
        take, give = inqueue.get, outqueue.put

        def get():
            try:
                task = take()
            except BaseException as error:
                no_trace(error)
                raise
            if task is not None:
                begun(f"{task[0]}.{task[1]}")
            return task

        def put(result):
            ended()
            # Su número, el de su trozo, y si acabó bien con qué.
            if isinstance(result, tuple) and len(result) == 3 and result[2][0]:
                returned(result[2][1])
            try:
                give(result)
            except BaseException as error:
                no_trace(error)
                raise

        inqueue.get, outqueue.put = get, put

    @watched(set_up)
    def _setup_queues(self):
        set_up(self)
        self._inqueue._testigo_silent = self._outqueue._testigo_silent = True

    @watched(cache)
    def __init__(self, /, *args, notifier=None, **kwargs):
        if hasattr(notifier, "_writer"):
            notifier._testigo_silent = True
        cache(self, *args, notifier=notifier, **kwargs)

    module.worker, Pool._setup_queues, module._PoolCache.__init__ = worker_marked, _setup_queues, __init__


def patch_executor():
    worker, send_back = module._process_worker, module._sendback_result
    Executor, init = module.ProcessPoolExecutor, module.ProcessPoolExecutor.__init__
    # El de esta tarea: cada obrero es un proceso.
    finish = []

    @watched(worker)
    def _process_worker(call_queue, result_queue, *args, **kwargs):
        result_queue._testigo_silent = True
        begun, ended = begun_and_ended(marks["id_of_queue"](call_queue))
        take, finish[:] = call_queue.get, [ended]

        def get(*args, **kwargs):
            try:
                item = take(*args, **kwargs)
            except BaseException as error:
                no_trace(error)
                raise
            if item is not None:
                begun(f"{item.work_id}.0")
            return item

        call_queue.get = get
        try:
            return worker(call_queue, result_queue, *args, **kwargs)
        except BaseException as error:
            no_trace(error)
            raise

    @watched(send_back)
    def _sendback_result(*args, **kwargs):
        for ended in finish:
            ended()
        if kwargs.get("exception") is None and finish:
            returned(kwargs.get("result"))
        return send_back(*args, **kwargs)

    @watched(init)
    def __init__(self, *args, **kwargs):
        try:
            init(self, *args, **kwargs)
        except BaseException as error:
            no_trace(error)
            raise
        self._result_queue._testigo_silent = True

    module._process_worker, module._sendback_result, Executor.__init__ = _process_worker, _sendback_result, __init__


patch_pool() if module.__name__ == "multiprocessing.pool" else patch_executor()
