//! `initializer`, `maxtasksperchild`, `close`, `terminate`, `join`.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use shared::Pid;
use shared::ipc::Value;
use shared::pool::{Builder, Pool, PoolError};
use shared::table::Table;
use tests::scenario::Scenario;

pub const SCENARIOS: &[Scenario] = &[
    ("initializer: se ejecuta una vez en cada obrero", initializer),
    ("initializer: si falla, la reserva lo dice", failing_initializer),
    ("maxtasksperchild renueva los obreros", renewed_workers),
    ("close y join: se hace todo lo encargado", close_and_join),
    ("terminate no deja acabar", terminate),
    ("destruir la reserva acaba con los obreros", drop_terminates),
    ("terminate puede con un obrero que ignora SIGTERM", stubborn_worker),
];

fn initializer() {
    let times = Value::new(0).unwrap();
    let greeting = std::cell::Cell::new(0);
    let pool = Builder::new(3)
        .initializer(|| {
            greeting.set(42);
            times.update(|times| times + 1).map(drop)
        })
        .start(|_: u8| greeting.get())
        .unwrap();
    assert_eq!(pool.map([0; 30]).unwrap(), [42; 30]);
    pool.close();
    pool.join().unwrap();
    assert_eq!(times.get(), 3);
}

fn failing_initializer() {
    let pool = Builder::new(2).initializer(|| Err("sin licencia")).start(|n: u8| n).unwrap();
    let error = pool.map([1, 2, 3]).unwrap_err();
    assert_eq!(error, PoolError::Initializer("sin licencia".to_owned()));
    assert!(pool.apply(&1).is_err());
}

fn renewed_workers() {
    let pool = Builder::new(2).max_tasks_per_child(3).start(|_: u8| Pid::this().as_raw()).unwrap();
    let pids = pool.chunksize(1).map([0; 24]).unwrap();
    let distinct: BTreeSet<_> = pids.iter().collect();
    assert!(distinct.len() >= 8, "solo {} procesos", distinct.len());
    for pid in distinct {
        assert!(pids.iter().filter(|other| *other == pid).count() <= 3);
    }
}

fn close_and_join() {
    let done = Value::new(0).unwrap();
    let pool = Pool::new(2, |n: u32| {
        std::thread::sleep(Duration::from_millis(1));
        done.update(|done| done + n).map(drop).unwrap();
    })
    .unwrap();
    let result = pool.map_async(1..=40).unwrap();
    pool.close();
    pool.join().unwrap();
    assert_eq!(done.get(), 820);
    assert_eq!(result.get().unwrap().len(), 40);
    assert!(Table::snapshot().unwrap().children(Pid::this()).is_empty());
    pool.join().unwrap();
}

fn terminate() {
    let pool = Pool::new(2, |_: u32| std::thread::sleep(Duration::from_secs(100))).unwrap();
    let result = pool.map_async(0..4).unwrap();
    let start = Instant::now();
    pool.terminate();
    pool.join().unwrap();
    assert_eq!(result.get(), Err(PoolError::Terminated));
    assert!(start.elapsed() < Duration::from_secs(20));
    assert!(Table::snapshot().unwrap().children(Pid::this()).is_empty());
}

fn drop_terminates() {
    for _ in 0..20 {
        let pool = Pool::new(3, |n: u32| n).unwrap();
        pool.apply(&1).unwrap();
    }
    assert!(Table::snapshot().unwrap().children(Pid::this()).is_empty());
}

fn stubborn_worker() {
    let pool = Pool::new(1, |_: u8| {
        use nix::sys::signal::{SigHandler, Signal, signal};
        // SAFETY: SIG_IGN no ejecuta código nuestro cuando llega la señal.
        unsafe { signal(Signal::SIGTERM, SigHandler::SigIgn) }.unwrap();
        std::thread::sleep(Duration::from_secs(100));
    })
    .unwrap();
    let _result = pool.apply_async(&1).unwrap();
    std::thread::sleep(Duration::from_millis(50));
    pool.terminate();
    assert!(Table::snapshot().unwrap().children(Pid::this()).is_empty());
}
