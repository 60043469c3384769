//! `Barrier`.

use std::time::Duration;

use shared::ipc::{Array, RawValue};
use shared::process::Process;
use shared::sync::{Barrier, BrokenBy, SyncError};
use tests::scenario::Scenario;
use tests::until;

use crate::support::{all_succeed, spawn};

pub const SCENARIOS: &[Scenario] = &[
    ("barrera: nadie pasa hasta que llegan todos, ronda tras ronda", rounds),
    ("barrera: la acción se ejecuta una vez, antes de seguir", action),
    ("barrera: con un solo proceso no espera", one_party),
    ("barrera: cero procesos es un error", no_parties),
    ("barrera: abort la rompe para todos", abort),
    ("barrera: un plazo que se acaba la rompe para todos", timeout),
    ("barrera: reset libera a los que esperan y la deja como nueva", reset),
    ("barrera: si falla la acción, se rompe", failed_action),
];

fn rounds() {
    const PARTIES: usize = 4;
    let barrier = Barrier::new(PARTIES).unwrap();
    let arrivals = Array::new(&[0_usize; 200]).unwrap();
    let zeros = Array::new(&[0_usize; 200]).unwrap();
    let add = |array: &Array<usize>, round| {
        let _guard = array.get_lock().guard().unwrap();
        array.set(round, array.get(round).unwrap() + 1).unwrap();
    };
    let body = || {
        for round in 0..200 {
            add(&arrivals, round);
            let index = barrier.wait().unwrap();
            assert_eq!(arrivals.get(round).unwrap(), PARTIES, "ha pasado antes de tiempo");
            if index == 0 {
                add(&zeros, round);
            }
        }
    };
    all_succeed((0..PARTIES).map(|_| spawn(body)).collect());
    assert_eq!(zeros.to_vec(), [1; 200], "en cada ronda, uno y solo uno recibe 0");
}

fn action() {
    let times = RawValue::new(0).unwrap();
    let barrier = Barrier::new(3).unwrap().with_action(|| {
        times.set(times.get() + 1);
        true
    });
    let body = || {
        for round in 1..=50 {
            barrier.wait().unwrap();
            let seen = times.get();
            assert!(seen == round || seen == round + 1, "ronda {round}: {seen}");
        }
    };
    all_succeed((0..3).map(|_| spawn(body)).collect());
    assert_eq!(times.get(), 50);
}

fn one_party() {
    let barrier = Barrier::new(1).unwrap();
    for _ in 0..3 {
        assert_eq!(barrier.wait(), Ok(0));
    }
    assert_eq!((barrier.parties(), barrier.n_waiting(), barrier.broken()), (1, 0, false));
}

fn no_parties() {
    assert!(matches!(Barrier::new(0), Err(SyncError::Parties { .. })));
    assert!(matches!(Barrier::new(1_000_000), Err(SyncError::Parties { .. })));
}

/// Dos hijos que esperan en una barrera de más y reciben este error.
fn two_waiting<'a>(barrier: &'a Barrier<'_>, cause: BrokenBy) -> Vec<Process<'a>> {
    let body = move || assert_eq!(barrier.wait(), Err(SyncError::BrokenBarrier(cause)));
    let children = (0..2).map(|_| spawn(body)).collect();
    until("esperan dos", || barrier.n_waiting() == 2);
    children
}

fn abort() {
    let barrier = Barrier::new(3).unwrap();
    let children = two_waiting(&barrier, BrokenBy::Abort);
    barrier.abort().unwrap();
    all_succeed(children);
    assert!(barrier.broken());
    assert_eq!(barrier.wait(), Err(SyncError::BrokenBarrier(BrokenBy::Abort)), "sigue rota");
    barrier.reset().unwrap();
    works(&barrier);
}

fn works(barrier: &Barrier<'_>) {
    assert!(!barrier.broken());
    let body = || assert!(barrier.wait().is_ok());
    all_succeed((0..3).map(|_| spawn(body)).collect());
}

fn timeout() {
    let barrier = Barrier::new(4).unwrap();
    let children = two_waiting(&barrier, BrokenBy::Timeout);
    // Falta uno: a este se le acaba el plazo, y lo saben los demás.
    let error = barrier.wait_timeout(Duration::from_millis(30));
    assert_eq!(error, Err(SyncError::BrokenBarrier(BrokenBy::Timeout)));
    all_succeed(children);
    assert!(barrier.broken());
}

fn reset() {
    let barrier = Barrier::new(3).unwrap();
    let children = two_waiting(&barrier, BrokenBy::Reset);
    barrier.reset().unwrap();
    all_succeed(children);
    works(&barrier);
}

fn failed_action() {
    let barrier = Barrier::new(2).unwrap().with_action(|| false);
    let broken = Err(SyncError::BrokenBarrier(BrokenBy::Action));
    let child = spawn(|| assert_eq!(barrier.wait(), broken.clone()));
    assert_eq!(barrier.wait(), broken);
    all_succeed(vec![child]);
}
