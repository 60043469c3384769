//! `Semaphore` y `BoundedSemaphore`.

use shared::ipc::RawValue;
use shared::sync::{BoundedSemaphore, Lock, Semaphore, SyncError};
use tests::scenario::Scenario;
use tests::until;

use crate::support::{all_succeed, spawn};

pub const SCENARIOS: &[Scenario] = &[
    ("semáforo: nunca hay más de N dentro", never_more_than_n),
    ("semáforo: a cero, uno espera a otro", order),
    ("semáforo: cada release deja pasar a uno", each_release_lets_one_in),
    ("semáforo: puede crecer por encima de su valor inicial", may_grow),
    ("semáforo: el acotado no crece", bounded),
];

fn never_more_than_n() {
    let semaphore = Semaphore::new(3).unwrap();
    let (lock, inside) = (Lock::new().unwrap(), RawValue::new(0).unwrap());
    let most = RawValue::new(0).unwrap();
    let enter = |change: i32| {
        let _guard = lock.guard().unwrap();
        inside.set(inside.get() + change);
        most.set(most.get().max(inside.get()));
    };
    let body = || {
        for _ in 0..300 {
            semaphore.acquire().unwrap();
            enter(1);
            std::thread::yield_now();
            enter(-1);
            semaphore.release().unwrap();
        }
    };
    all_succeed((0..6).map(|_| spawn(body)).collect());
    assert!((1..=3).contains(&most.get()), "hubo {} a la vez", most.get());
    assert_eq!(semaphore.value(), 3);
}

fn order() {
    let (ready, done) = (Semaphore::new(0).unwrap(), RawValue::new(false).unwrap());
    let second = spawn(|| {
        ready.acquire().unwrap();
        assert!(done.get(), "ha pasado antes de tiempo");
    });
    let first = spawn(|| {
        std::thread::sleep(std::time::Duration::from_millis(30));
        done.set(true);
        ready.release().unwrap();
    });
    all_succeed(vec![first, second]);
    assert!(!ready.try_acquire().unwrap());
}

fn each_release_lets_one_in() {
    let (semaphore, passed) = (Semaphore::new(0).unwrap(), RawValue::new(0).unwrap());
    let lock = Lock::new().unwrap();
    let children = (0..5).map(|_| {
        spawn(|| {
            semaphore.acquire().unwrap();
            let _guard = lock.guard().unwrap();
            passed.set(passed.get() + 1);
        })
    });
    let children: Vec<_> = children.collect();
    for expected in 1..=5 {
        assert_eq!(passed.get(), expected - 1);
        semaphore.release().unwrap();
        until("pasa uno", || passed.get() == expected);
    }
    all_succeed(children);
}

fn may_grow() {
    let semaphore = Semaphore::new(1).unwrap();
    semaphore.release().unwrap();
    assert_eq!(semaphore.value(), 2);
    assert!(semaphore.try_acquire().unwrap());
    assert!(semaphore.try_acquire().unwrap());
    assert!(!semaphore.try_acquire().unwrap());
    let full = Semaphore::new(i32::MAX as u32).unwrap();
    assert_eq!(full.release(), Err(SyncError::SemaphoreOverflow { max: i32::MAX as u32 }));
    assert!(matches!(Semaphore::new(u32::MAX), Err(SyncError::SemaphoreOverflow { .. })));
}

fn bounded() {
    let semaphore = BoundedSemaphore::new(2).unwrap();
    assert_eq!(semaphore.release(), Err(SyncError::TooManyReleases { initial: 2 }));
    semaphore.acquire().unwrap();
    semaphore.release().unwrap();
    assert_eq!(semaphore.release(), Err(SyncError::TooManyReleases { initial: 2 }));
    assert_eq!(semaphore.value(), 2);
}
