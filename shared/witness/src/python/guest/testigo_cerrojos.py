"""Lock, RLock, Semaphore, Condition, Event y Barrier de `multiprocessing`.

Las funciones que se ponen a un objeto no lo recuerdan a él, sino a su semáforo: un ciclo retrasaría su final.
"""
from weakref import WeakSet

mark, now, no_trace, watched = marks["mark"], marks["now"], marks["no_trace"], marks["watched"]
silence, silence_condition = marks["silence"], marks["silence_condition"]
SemLock, Condition, Event, Barrier = module.SemLock, module.Condition, module.Event, module.Barrier
make_methods, enter, leave = SemLock._make_methods, SemLock.__enter__, SemLock.__exit__

observed_locks = WeakSet()


def kind_of(lock):
    if isinstance(lock, module.RLock):
        return "rlock"
    return "lock" if isinstance(lock, module.Lock) else "semaphore"


def id_of(lock):
    """Con `spawn` el semáforo tiene un nombre que conocen todos; con `fork`, el que se le pone al crearlo."""
    known = lock.__dict__.get("_testigo_id")
    if known is None:
        known = lock.__dict__["_testigo_id"] = lock._semlock.name or marks["new_id"]()
    return known


def observed(semlock, kind, which):
    """`acquire` y `release` con marcas."""
    take, give = semlock.acquire, semlock.release

    def acquire(*args, **kwargs):
        mark("wanted", kind, which)
        try:
            taken = take(*args, **kwargs)
        except BaseException as error:
            mark("gave_up", kind, which)
            no_trace(error)
            raise
        mark("got" if taken else "gave_up", kind, which)
        return taken

    def release():
        # La hora de antes: nadie lo tendrá antes de que conste que se soltó.
        t = now()
        try:
            give()
        except BaseException as error:
            no_trace(error)
            raise
        mark("released", kind, which, t=t)

    return acquire, release


@watched(make_methods)
def _make_methods(self):
    self.acquire, self.release = self._testigo = observed(self._semlock, kind_of(self), id_of(self))
    observed_locks.add(self)


@watched(enter)
def __enter__(self):
    try:
        return self._testigo[0]() if self._testigo else enter(self)
    except BaseException as error:
        no_trace(error)
        raise


@watched(leave)
def __exit__(self, *args):
    try:
        return self._testigo[1]() if self._testigo else leave(self, *args)
    except BaseException as error:
        no_trace(error)
        raise


def unpatch():
    SemLock._make_methods, SemLock.__enter__, SemLock.__exit__ = make_methods, enter, leave
    silence(*[lock for lock in observed_locks if lock._testigo])


marks["when_tired"](unpatch)
SemLock._testigo = None
SemLock._make_methods, SemLock.__enter__, SemLock.__exit__ = _make_methods, __enter__, __exit__


def observe_condition(condition):
    """Quien va a esperar sube `_sleeping_count` cuando aún tiene el cerrojo, y después baja `_wait_semaphore`.

    Sin bloquearse solo lo baja quien avisa.
    """
    silence(condition._sleeping_count, condition._woken_count, condition._wait_semaphore)
    which = id_of(condition._wait_semaphore)
    fall_asleep, take = condition._sleeping_count.release, condition._wait_semaphore.acquire

    def release():
        mark("wanted", "condition", which)
        fall_asleep()

    def acquire(block=True, timeout=None):
        try:
            woken = take(block, timeout)
        except BaseException as error:
            mark("gave_up", "condition", which)
            no_trace(error)
            raise
        if block:
            mark("got" if woken else "gave_up", "condition", which)
        return woken

    condition._sleeping_count.release, condition._wait_semaphore.acquire = release, acquire


def patch_condition(init=Condition.__init__, setstate=Condition.__setstate__, notify=Condition.notify):
    @watched(init)
    def __init__(self, lock=None, **kwargs):
        try:
            init(self, lock, **kwargs)
        except BaseException as error:
            no_trace(error)
            raise
        observe_condition(self)
        if not lock:
            marks["condition_lock"](id_of(self._lock), id_of(self._wait_semaphore))

    @watched(setstate)
    def __setstate__(self, state):
        setstate(self, state)
        observe_condition(self)

    @watched(notify)
    def wake(self, n=1):
        # Tiene el cerrojo: nadie empieza a esperar entretanto.
        t, sleeping, woken = now(), self._sleeping_count._semlock, self._woken_count._semlock
        asleep = sleeping._get_value() - woken._get_value()
        try:
            notify(self, n)
        except BaseException as error:
            no_trace(error)
            raise
        if not self._testigo_silent:
            mark("woke", "condition", id_of(self._wait_semaphore), min(n, asleep), t=t)

    Condition._testigo_silent = False
    Condition.__init__, Condition.__setstate__, Condition.notify = __init__, __setstate__, wake


def patch_event(init=Event.__init__, wait=Event.wait, set=Event.set):
    def silence_event(self):
        silence_condition(self._cond)
        silence(self._flag)

    @watched(init)
    def __init__(self, **kwargs):
        init(self, **kwargs)
        silence_event(self)

    def __setstate__(self, state):
        self.__dict__.update(state)
        silence_event(self)

    @watched(wait)
    def wait_marked(self, timeout=None):
        which = id_of(self._flag)
        mark("wanted", "event", which)
        try:
            happened = wait(self, timeout)
        except BaseException as error:
            mark("gave_up", "event", which)
            no_trace(error)
            raise
        mark("got" if happened else "gave_up", "event", which)
        return happened

    @watched(set)
    def set_marked(self):
        t = now()
        try:
            set(self)
        except BaseException as error:
            no_trace(error)
            raise
        mark("woke", "event", id_of(self._flag), t=t)

    Event.__init__, Event.__setstate__ = __init__, __setstate__
    Event.wait, Event.set = wait_marked, set_marked


def patch_barrier(setstate=Barrier.__setstate__, wait=Barrier.wait):
    @watched(setstate)
    def __setstate__(self, state):
        setstate(self, state)
        silence_condition(self._cond)

    @watched(wait)
    def wait_marked(self, timeout=None):
        which = id_of(self._cond._wait_semaphore)
        mark("wanted", "barrier", which)
        try:
            order = wait(self, timeout)
        except BaseException as error:
            mark("gave_up", "barrier", which)
            no_trace(error)
            raise
        mark("got", "barrier", which, order)
        return order

    Barrier.__setstate__, Barrier.wait = __setstate__, wait_marked


patch_condition()
patch_event()
patch_barrier()
