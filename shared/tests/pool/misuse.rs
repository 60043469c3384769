//! El mal uso y los límites del sistema.

use std::time::Duration;

use shared::Pid;
use shared::pool::{Builder, Pool, PoolError};
use shared::process::Process;
use shared::table::Table;
use tests::scenario::Scenario;

pub const SCENARIOS: &[Scenario] = &[
    ("cero obreros es un error", no_workers),
    ("join antes de close es un error", join_before_close),
    ("cerrada, no admite tareas", closed),
    ("límite de procesos", process_limit),
    ("un hijo de quien la creó recibe un error, y el padre no lo nota", used_by_a_fork),
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
    assert_eq!(pool.imap([1]).map(drop), Err(PoolError::Closed));
    pool.join().unwrap();
}

fn used_by_a_fork() {
    let pool = Pool::new(2, |n: u64| n * 10).unwrap();
    let result = pool.apply_async(&1).unwrap();
    let mut squares = pool.imap([2, 3]).unwrap();
    let not_mine = PoolError::NotMine { owner: Pid::this() };
    let mut child = Process::new(|| {
        assert_eq!(pool.apply(&7), Err(not_mine.clone()));
        assert_eq!(pool.map([7, 8, 9]), Err(not_mine.clone()));
        assert_eq!(pool.try_map([7]), Err(not_mine.clone()));
        assert_eq!(pool.map_async([7]).map(drop), Err(not_mine.clone()));
        assert_eq!(pool.imap_unordered([7]).map(drop), Err(not_mine.clone()));
        assert_eq!(pool.join(), Err(not_mine.clone()));
        assert_eq!(result.ready(), Err(not_mine.clone()));
        assert_eq!(result.successful(), Err(not_mine.clone()));
        assert_eq!(result.wait(Duration::ZERO), Err(not_mine.clone()));
        assert_eq!(result.get_timeout(Duration::ZERO), Err(not_mine.clone()));
        assert_eq!(squares.next(), Some(Err(not_mine.clone())));
        assert_eq!(squares.next(), None);
        pool.close();
        pool.terminate();
        assert_eq!(pool.map([7]), Err(not_mine.clone()), "y no «está cerrada»");
    });
    child.start().unwrap();
    for first in 0..50 {
        assert_eq!(pool.map([first, 5, 6]), Ok(vec![first * 10, 50, 60]));
    }
    child.join().unwrap();
    assert_eq!(child.exitcode(), Some(0));
    drop(child);
    assert_eq!(result.get(), Ok(10));
    assert_eq!(squares.by_ref().collect::<Result<Vec<_>, _>>(), Ok(vec![20, 30]));
    drop(squares);
    assert_eq!(pool.pids().len(), 2);
    pool.close();
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
