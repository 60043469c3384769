//! `Condition`.

use std::time::Duration;

use shared::ipc::RawValue;
use shared::process::Process;
use shared::sync::{Condition, Lock, Notified, SyncError, Wake};
use tests::scenario::Scenario;
use tests::until;

use crate::support::{all_succeed, spawn};

pub const SCENARIOS: &[Scenario] = &[
    ("condición: notify_n despierta exactamente a n", wakes_exactly_n),
    ("condición: sin el cerrojo, wait y notify son errores", needs_the_lock),
    ("condición: un plazo que se acaba no es un aviso", timeout),
    ("condición: un aviso que nadie esperaba se pierde", nobody_waiting),
    ("condición: dos condiciones con el mismo cerrojo", two_conditions),
    ("condición: wait_for espera hasta que sea cierto", wait_for),
    ("condición: wait vuelve con el cerrojo, y solo con él", comes_back_with_the_lock),
];

fn awakened(count: usize) -> Notified {
    Notified { awakened: count, dead: Vec::new() }
}

/// Hijos que esperan un aviso y lo cuentan.
fn waiters<'a>(
    count: usize,
    condition: &'a Condition,
    waiting: &'a RawValue<usize>,
    woken: &'a RawValue<usize>,
) -> Vec<Process<'a>> {
    let body = move || {
        let _guard = condition.guard().unwrap();
        waiting.set(waiting.get() + 1);
        assert_eq!(condition.wait().unwrap(), Wake::Notified);
        woken.set(woken.get() + 1);
    };
    let children = (0..count).map(|_| spawn(body)).collect();
    // Cuando se ve que el último lo ha apuntado y se tiene el cerrojo, ya esperan todos.
    until("esperan todos", || condition.guard().is_ok_and(|_| waiting.get() == count));
    children
}

fn wakes_exactly_n() {
    let condition = Condition::new().unwrap();
    let (waiting, woken) = (RawValue::new(0).unwrap(), RawValue::new(0).unwrap());
    let children = waiters(6, &condition, &waiting, &woken);
    for (count, total) in [(1, 1), (2, 3)] {
        let guard = condition.guard().unwrap();
        assert_eq!(condition.notify_n(count).unwrap(), awakened(count));
        drop(guard);
        until("despiertan", || woken.get() == total);
        std::thread::sleep(Duration::from_millis(30));
        assert_eq!(woken.get(), total, "ha despertado alguno de más");
    }
    let guard = condition.guard().unwrap();
    assert_eq!(condition.notify_all().unwrap(), awakened(3));
    drop(guard);
    all_succeed(children);
    assert_eq!(woken.get(), 6);
}

fn needs_the_lock() {
    let condition = Condition::new().unwrap();
    let refused = |operation| Err(SyncError::NotOwner { operation });
    assert_eq!(condition.wait().map(|_| ()), refused("wait()"));
    assert_eq!(condition.notify().map(|_| ()), refused("notify()"));
    condition.acquire().unwrap();
    all_succeed(vec![spawn(|| {
        assert_eq!(condition.notify_all().map(|_| ()), refused("notify()"));
    })]);
    assert_eq!(condition.notify().unwrap(), awakened(0));
    condition.release().unwrap();
}

fn timeout() {
    let condition = Condition::new().unwrap();
    let _guard = condition.guard().unwrap();
    assert_eq!(condition.wait_timeout(Duration::from_millis(20)).unwrap(), None);
    assert_eq!(condition.wait_timeout(Duration::ZERO).unwrap(), None);
    assert_eq!(condition.notify().unwrap(), awakened(0), "ya no espera");
}

fn nobody_waiting() {
    let condition = Condition::new().unwrap();
    let _guard = condition.guard().unwrap();
    condition.notify_all().unwrap();
    assert_eq!(condition.wait_timeout(Duration::from_millis(250)).unwrap(), None);
}

fn two_conditions() {
    let lock = Lock::new().unwrap();
    let [not_full, not_empty] = [0, 1].map(|_| Condition::with_lock(&lock).unwrap());
    let (slots, sum) = (RawValue::new(0).unwrap(), RawValue::new(0).unwrap());
    let producer = spawn(|| {
        for _ in 0..500 {
            let _guard = lock.guard().unwrap();
            not_full.wait_for(|| slots.get() < 3).unwrap();
            slots.set(slots.get() + 1);
            not_empty.notify().unwrap();
        }
    });
    let consumer = spawn(|| {
        for _ in 0..500 {
            let _guard = lock.guard().unwrap();
            not_empty.wait_for(|| slots.get() > 0).unwrap();
            slots.set(slots.get() - 1);
            sum.set(sum.get() + 1);
            not_full.notify().unwrap();
        }
    });
    all_succeed(vec![producer, consumer]);
    assert_eq!((slots.get(), sum.get()), (0, 500));
}

fn wait_for() {
    let (condition, number) = (Condition::new().unwrap(), RawValue::new(0).unwrap());
    let child = spawn(|| {
        let _guard = condition.guard().unwrap();
        condition.wait_for(|| number.get() >= 3).unwrap();
        assert_eq!(number.get(), 3);
    });
    for _ in 0..3 {
        let _guard = condition.guard().unwrap();
        number.set(number.get() + 1);
        condition.notify_all().unwrap();
    }
    all_succeed(vec![child]);
}

fn comes_back_with_the_lock() {
    let condition = Condition::new().unwrap();
    let (waiting, woken) = (RawValue::new(0).unwrap(), RawValue::new(0).unwrap());
    let children = waiters(3, &condition, &waiting, &woken);
    let guard = condition.guard().unwrap();
    condition.notify_all().unwrap();
    std::thread::sleep(Duration::from_millis(30));
    assert_eq!(woken.get(), 0, "alguno ha vuelto sin el cerrojo");
    drop(guard);
    all_succeed(children);
}
