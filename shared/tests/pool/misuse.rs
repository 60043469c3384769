//! El mal uso y los límites del sistema.

use shared::Pid;
use shared::pool::{Builder, Pool, PoolError};
use shared::table::Table;
use tests::scenario::Scenario;

pub const SCENARIOS: &[Scenario] = &[
    ("cero obreros es un error", no_workers),
    ("join antes de close es un error", join_before_close),
    ("cerrada, no admite tareas", closed),
    ("límite de procesos", process_limit),
];

fn no_workers() {
    assert_eq!(Pool::new(0, |n: u8| n).map(drop), Err(PoolError::NoWorkers));
    let none = Builder::new(1).max_tasks_per_child(0).start(|n: u8| n);
    assert_eq!(none.map(drop), Err(PoolError::NoTasksPerChild));
}

fn join_before_close() {
    let pool = Pool::new(1, |n: u8| n).unwrap();
    assert_eq!(pool.join(), Err(PoolError::StillOpen));
    assert_eq!(pool.apply(&1), Ok(1), "y sigue abierta");
}

fn closed() {
    let pool = Pool::new(1, |n: u8| n).unwrap();
    pool.close();
    pool.close();
    assert_eq!(pool.apply(&1), Err(PoolError::Closed));
    assert_eq!(pool.map([1]), Err(PoolError::Closed));
    assert_eq!(pool.imap([1], 1).map(drop), Err(PoolError::Closed));
    pool.join().unwrap();
}

/// Con el límite puesto, o sin él si la ejecuta la prueba común: entonces caben todos.
fn process_limit() {
    match Pool::new(20, |n: u8| n) {
        Ok(pool) => assert_eq!(pool.pids().len(), 20),
        Err(error) => {
            assert!(matches!(error, PoolError::Workers(_)), "{error}");
            assert!(error.to_string().contains("ulimit -u"), "{error}");
        }
    }
    assert!(Table::snapshot().unwrap().children(Pid::this()).is_empty());
}
