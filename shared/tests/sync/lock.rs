//! `Lock` y `RLock`.

use shared::Pid;
use shared::ipc::RawValue;
use shared::sync::{Acquired, Lock, RLock, SyncError};
use tests::scenario::Scenario;
use tests::until;

use crate::support::{all_succeed, spawn};

pub const SCENARIOS: &[Scenario] = &[
    ("lock: cuatro procesos no pierden ningún incremento", no_lost_increment),
    ("lock: nunca hay dos dentro", never_two_inside),
    ("lock: try_acquire no espera, y dice si lo tiene otro", try_does_not_wait),
    ("lock: soltar uno libre es un error", release_free),
    ("lock: lo puede soltar otro proceso, y quien espera lo recibe", released_by_another),
    ("lock: la guardia lo suelta, también con un pánico", guard),
    ("lock: owner dice quién lo tiene", owner),
    ("lock: dos cerrojos no se estorban", two_locks),
    ("rlock: n acquire necesitan n release", reentrant),
    ("rlock: solo lo suelta su dueño", only_its_owner),
    ("rlock: cuatro procesos no pierden ningún incremento", rlock_no_lost_increment),
];

const ROUNDS: u32 = 20_000;

fn no_lost_increment() {
    let (lock, counter) = (Lock::new().unwrap(), RawValue::new(0).unwrap());
    let body = || {
        for _ in 0..ROUNDS {
            lock.acquire().unwrap();
            counter.set(counter.get() + 1);
            lock.release().unwrap();
        }
    };
    all_succeed((0..4).map(|_| spawn(body)).collect());
    assert_eq!(counter.get(), 4 * ROUNDS);
}

fn never_two_inside() {
    let (lock, inside) = (Lock::new().unwrap(), RawValue::new(0).unwrap());
    let body = || {
        for _ in 0..2_000 {
            let _guard = lock.guard().unwrap();
            assert_eq!(inside.get(), 0);
            inside.set(1);
            std::thread::yield_now();
            assert_eq!(inside.get(), 1);
            inside.set(0);
        }
    };
    all_succeed((0..4).map(|_| spawn(body)).collect());
}

fn try_does_not_wait() {
    let lock = Lock::new().unwrap();
    assert_eq!(lock.try_acquire().unwrap(), Some(Acquired::Free));
    all_succeed(vec![spawn(|| assert_eq!(lock.try_acquire().unwrap(), None))]);
    lock.release().unwrap();
    assert_eq!(lock.try_acquire().unwrap(), Some(Acquired::Free));
}

fn release_free() {
    let lock = Lock::new().unwrap();
    assert_eq!(lock.release(), Err(SyncError::NotHeld));
    lock.acquire().unwrap();
    lock.release().unwrap();
    assert_eq!(lock.release(), Err(SyncError::NotHeld));
}

fn released_by_another() {
    let (lock, waiting) = (Lock::new().unwrap(), RawValue::new(false).unwrap());
    lock.acquire().unwrap();
    let waiter = spawn(|| {
        waiting.set(true);
        assert_eq!(lock.acquire().unwrap(), Acquired::Free);
        lock.release().unwrap();
    });
    until("el otro espera", || waiting.get());
    all_succeed(vec![spawn(|| lock.release().unwrap()), waiter]);
    assert_eq!(lock.owner(), None);
}

fn guard() {
    let lock = Lock::new().unwrap();
    {
        let guard = lock.guard().unwrap();
        assert_eq!(guard.acquired(), Acquired::Free);
        assert_eq!(lock.owner(), Some(Pid::this()));
    }
    assert_eq!(lock.owner(), None);
    let mut child = shared::process::Process::new(|| {
        let _guard = lock.guard().unwrap();
        panic!("adrede");
    });
    child.start().unwrap();
    child.join().unwrap();
    assert_eq!(child.exitcode(), Some(101));
    assert_eq!(lock.acquire().unwrap(), Acquired::Free, "el pánico lo soltó");
}

fn owner() {
    let lock = Lock::new().unwrap();
    lock.acquire().unwrap();
    let parent = Pid::this();
    all_succeed(vec![spawn(|| assert_eq!(lock.owner(), Some(parent)))]);
}

fn two_locks() {
    let (one, other) = (Lock::new().unwrap(), Lock::new().unwrap());
    one.acquire().unwrap();
    all_succeed(vec![spawn(|| assert_eq!(other.try_acquire().unwrap(), Some(Acquired::Free)))]);
}

fn reentrant() {
    let rlock = RLock::new().unwrap();
    let is_free = || {
        let mut child = shared::process::Process::new(|| rlock.try_acquire().unwrap().is_some());
        child.start().unwrap();
        child.join().unwrap();
        child.exitcode() == Some(1)
    };
    for _ in 0..3 {
        rlock.acquire().unwrap();
    }
    for _ in 0..3 {
        assert!(!is_free());
        rlock.release().unwrap();
    }
    assert!(is_free());
}

fn only_its_owner() {
    let rlock = RLock::new().unwrap();
    let error = SyncError::NotOwner { operation: "release()" };
    assert_eq!(rlock.release(), Err(error.clone()));
    let guard = rlock.guard().unwrap();
    all_succeed(vec![spawn(|| assert_eq!(rlock.release(), Err(error.clone())))]);
    assert_eq!(rlock.owner(), Some(Pid::this()));
    drop(guard);
    assert_eq!(rlock.owner(), None);
}

fn rlock_no_lost_increment() {
    let (rlock, counter) = (RLock::new().unwrap(), RawValue::new(0).unwrap());
    let body = || {
        for _ in 0..ROUNDS / 4 {
            let _outer = rlock.guard().unwrap();
            let _inner = rlock.guard().unwrap();
            counter.set(counter.get() + 1);
        }
    };
    all_succeed((0..4).map(|_| spawn(body)).collect());
    assert_eq!(counter.get(), ROUNDS);
}
