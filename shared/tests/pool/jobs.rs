//! `apply`, `map`, `imap` y sus parientes.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use serde_bytes::ByteBuf;
use shared::Pid;
use shared::pool::{Builder, Pool, PoolError, TaskError, TaskFailure};
use shared::sync::Event;
use tests::scenario::Scenario;

use crate::support::TOO_LONG;

pub const SCENARIOS: &[Scenario] = &[
    ("map: los resultados, en el orden de los elementos", map_keeps_order),
    ("map: con cualquier tamaño de trozo", any_chunksize),
    ("las tareas de un trozo las hace el mismo obrero", one_worker_per_chunk),
    ("map: sin elementos", nothing_to_do),
    ("map: las tareas las hacen los obreros, y todos trabajan", workers_work),
    ("map: un error o un pánico es de su tarea; las demás se acaban", failures),
    ("starmap: la función recibe los elementos de la tupla", starmap),
    ("apply espera y apply_async no", apply),
    ("apply_async: get con plazo, ready y successful", asynchronous),
    ("apply_async: callback y error_callback", callbacks),
    ("los callbacks se llaman aunque nadie guarde el resultado", callbacks_without_result),
    ("imap: en orden y según se pide", imap),
    ("imap: la entrada puede no acabar nunca", endless),
    ("imap: un consumidor lento frena a los obreros", slow_consumer),
    ("imap_unordered: según acaban", unordered),
    ("imap: un error no corta los demás", imap_failures),
    ("dos encargos a la vez no se mezclan", two_jobs),
    ("de vacío a 64 MiB, todo va y vuelve entero", every_size),
    ("diez millones de elementos con memoria acotada", bounded_memory),
];

fn square(n: u64) -> u64 {
    n * n
}

fn map_keeps_order() {
    let pool = Pool::new(4, square).unwrap();
    for count in [1, 2, 15, 16, 17, 1_000, 100_000] {
        let expected: Vec<u64> = (0..count).map(square).collect();
        assert_eq!(pool.map(0..count).unwrap(), expected);
    }
    assert_eq!(pool.map([3, 1, 2]).unwrap(), [9, 1, 4]);
    let borrowed = vec![3, 1, 2];
    assert_eq!(pool.map(&borrowed).unwrap(), [9, 1, 4]);
    assert_eq!(borrowed.len(), 3, "sigue siendo nuestra");
}

fn any_chunksize() {
    let pool = Pool::new(3, square).unwrap();
    let expected: Vec<u64> = (0..500).map(square).collect();
    for size in [1, 2, 7, 499, 500, 501, 1_000_000] {
        assert_eq!(pool.chunksize(size).map(0..500).unwrap(), expected, "trozos de {size}");
        let later = pool.chunksize(size).map_async(0..500).unwrap();
        assert_eq!(later.get().unwrap(), expected, "trozos de {size}");
    }
    assert_eq!(pool.chunksize(0).map(0..5), Err(PoolError::EmptyChunks));
}

/// Con un obrero por trozo, las tareas de un mismo trozo las hace el mismo.
fn one_worker_per_chunk() {
    let pool = Builder::new(1).max_tasks_per_child(1).start(|_: u8| Pid::this().as_raw()).unwrap();
    let chunks = |results: Vec<i32>| -> Vec<usize> {
        results.chunk_by(|one, next| one == next).map(<[i32]>::len).collect()
    };
    assert_eq!(chunks(pool.chunksize(3).map([0; 8]).unwrap()), [3, 3, 2]);
    assert_eq!(chunks(pool.map([0; 8]).unwrap()), [2, 2, 2, 2], "cuatro por obrero");
    let later = pool.chunksize(3).map_async([0; 8]).unwrap();
    assert_eq!(chunks(later.get().unwrap()), [3, 3, 2]);
    let lazy = pool.imap([0; 3]).unwrap().map(Result::unwrap).collect();
    assert_eq!(chunks(lazy), [1, 1, 1], "de una en una");
    let lazy = pool.chunksize(2).imap([0; 3]).unwrap().map(Result::unwrap).collect();
    assert_eq!(chunks(lazy), [2, 1]);
}

fn nothing_to_do() {
    let pool = Pool::new(2, square).unwrap();
    assert_eq!(pool.map([0_u64; 0]), Ok(vec![]));
    assert_eq!(pool.imap([0_u64; 0]).unwrap().count(), 0);
}

fn workers_work() {
    let everybody = shared::sync::Barrier::new(3).unwrap();
    let pool = Pool::new(3, |_: u8| {
        everybody.wait().unwrap();
        Pid::this().as_raw()
    })
    .unwrap();
    let pids: BTreeSet<i32> = pool.chunksize(1).map([0; 3]).unwrap().into_iter().collect();
    assert_eq!(pids, pool.pids().into_iter().map(Pid::as_raw).collect());
    assert_eq!(pids.len(), 3);
}

fn fussy(n: i32) -> Result<i32, String> {
    match n {
        3 => Err("no me gusta el 3".to_owned()),
        5 => panic!("el 5 me asusta"),
        n => Ok(n * 10),
    }
}

fn failures() {
    let pool = Pool::fallible(2, fussy).unwrap();
    for turn in 0..3 {
        let outcomes = pool.try_map(0..8).unwrap();
        for (index, outcome) in outcomes.into_iter().enumerate() {
            let expected = match index {
                3 => Err(TaskFailure::Failed("no me gusta el 3".to_owned())),
                5 => Err(TaskFailure::Panicked("el 5 me asusta".to_owned())),
                n => Ok(n as i32 * 10),
            };
            assert_eq!(outcome, expected.map_err(|cause| TaskError { index, cause }), "{turn}");
        }
    }
    let Err(PoolError::Task(error)) = pool.map([1, 5, 3]) else { panic!("debía fallar") };
    assert_eq!(error.to_string(), "tarea 1: pánico («el 5 me asusta»)", "la primera que falla");
    assert_eq!(pool.map([1, 2]), Ok(vec![10, 20]), "y la reserva sigue sirviendo");
}

fn starmap() {
    let pool = Pool::new(2, |(base, exponent): (u64, u32)| base.pow(exponent)).unwrap();
    assert_eq!(pool.map([(2, 10), (3, 2), (7, 0)]).unwrap(), [1024, 9, 1]);
}

fn apply() {
    let gate = Event::new().unwrap();
    let pool = Pool::new(1, |wait: bool| {
        if wait {
            gate.wait().unwrap();
        }
        wait
    })
    .unwrap();
    assert_eq!(pool.apply(&false), Ok(false));
    let pending = pool.apply_async(&true).unwrap();
    // Si esperara, aquí no se llegaría: la tarea aguarda a que se dé el evento.
    assert_eq!(pending.ready(), Ok(false));
    gate.set();
    assert_eq!(pending.get(), Ok(true));
}

fn asynchronous() {
    let gate = Event::new().unwrap();
    let pool = Pool::fallible(2, |n: i32| {
        gate.wait().map_err(|error| error.to_string())?;
        fussy(n)
    })
    .unwrap();
    let (good, bad) = (pool.apply_async(&1).unwrap(), pool.apply_async(&3).unwrap());
    assert_eq!(good.get_timeout(Duration::from_millis(30)), Err(PoolError::Timeout));
    assert_eq!(good.wait(Duration::from_millis(5)), Ok(false));
    assert_eq!(good.successful(), Err(PoolError::NotReady));
    gate.set();
    assert_eq!(good.wait(TOO_LONG), Ok(true));
    assert_eq!((good.successful(), good.ready()), (Ok(true), Ok(true)));
    assert_eq!(good.get_timeout(Duration::ZERO), Ok(10));
    assert_eq!(bad.wait(TOO_LONG), Ok(true));
    assert_eq!(bad.successful(), Ok(false));
    assert!(matches!(bad.get(), Err(PoolError::Task(TaskError { index: 0, .. }))));
}

fn callbacks() {
    let (good, bad) = (RefCell::new(Vec::new()), Cell::new(0));
    let pool = Pool::fallible(2, fussy).unwrap();
    for n in 0..6 {
        let result = pool.apply_async(&n).unwrap();
        let result = result.callback(|value| good.borrow_mut().push(*value));
        let result = result.error_callback(|_| bad.set(bad.get() + 1));
        let _ = result.get();
    }
    let all = pool.map_async([1, 3, 2]).unwrap().callback(|value| good.borrow_mut().push(*value));
    assert!(all.get().is_err());
    assert_eq!(*good.borrow(), [0, 10, 20, 40, 10, 20]);
    assert_eq!(bad.get(), 2);
}

fn callbacks_without_result() {
    let sum = Cell::new(0);
    let pool = Pool::new(2, square).unwrap();
    for n in 1..=10 {
        drop(pool.apply_async(&n).unwrap().callback(|value| sum.set(sum.get() + value)));
    }
    pool.close();
    pool.join().unwrap();
    assert_eq!(sum.get(), 385);
}

fn imap() {
    let pool = Pool::new(3, square).unwrap();
    for size in [1, 7, 1_000] {
        let results = pool.chunksize(size).imap(0..200).unwrap().collect::<Result<Vec<_>, _>>();
        assert_eq!(results.unwrap(), (0..200).map(square).collect::<Vec<_>>());
    }
}

fn endless() {
    let pool = Pool::new(2, square).unwrap();
    let first: Vec<u64> = pool.imap(0..).unwrap().take(50).map(Result::unwrap).collect();
    assert_eq!(first, (0..50).map(square).collect::<Vec<_>>());
    assert_eq!(pool.map([4]), Ok(vec![16]), "lo que sobró no estorba");
}

fn slow_consumer() {
    let taken = Cell::new(0_u32);
    let pool = Pool::new(2, square).unwrap();
    let mut results =
        pool.chunksize(5).imap((0..).inspect(|_| taken.set(taken.get() + 1))).unwrap();
    results.next().unwrap().unwrap();
    std::thread::sleep(Duration::from_millis(50));
    assert!(taken.get() <= 2 * 4 * 5 + 5, "ha leído {} elementos por adelantado", taken.get());
}

fn unordered() {
    let gate = Event::new().unwrap();
    let pool = Pool::new(2, |n: u64| {
        if n == 0 {
            gate.wait().unwrap();
        }
        n
    })
    .unwrap();
    let mut results = pool.imap_unordered(0..10).unwrap();
    let first: BTreeSet<u64> = results.by_ref().take(9).map(Result::unwrap).collect();
    assert_eq!(first, (1..10).collect(), "el primero aún no ha acabado");
    gate.set();
    assert_eq!(results.next().unwrap().unwrap(), 0);
    assert!(results.next().is_none());
}

fn imap_failures() {
    let pool = Pool::fallible(2, fussy).unwrap();
    let results: Vec<_> = pool.chunksize(3).imap(0..8).unwrap().collect();
    assert_eq!(results.len(), 8);
    let failed: Vec<usize> =
        results.iter().enumerate().filter(|(_, r)| r.is_err()).map(|(i, _)| i).collect();
    assert_eq!(failed, [3, 5]);
}

fn two_jobs() {
    let pool = Pool::new(3, square).unwrap();
    let (one, other) = (pool.map_async(0..5_000).unwrap(), pool.map_async(5_000..9_000).unwrap());
    let mut lazy = pool.chunksize(3).imap(0..100).unwrap();
    assert_eq!(lazy.next(), Some(Ok(0)));
    assert_eq!(other.get().unwrap(), (5_000..9_000).map(square).collect::<Vec<_>>());
    assert_eq!(lazy.next(), Some(Ok(1)));
    drop(lazy);
    assert_eq!(one.get().unwrap(), (0..5_000).map(square).collect::<Vec<_>>());
}

fn every_size() {
    const SIZES: [usize; 7] = [0, 1, 4_096, 1 << 20, 9 << 20, 64 << 20, (64 << 20) + 1];
    let pool = Pool::new(2, |bytes: ByteBuf| bytes).unwrap();
    let messages: Vec<_> = SIZES.map(|size| ByteBuf::from(vec![size as u8; size])).into();
    for (index, result) in pool.imap(&messages).unwrap().enumerate() {
        assert!(result.unwrap() == messages[index], "{} bytes", messages[index].len());
    }
    let huge = ByteBuf::from(vec![0; 256 << 20]);
    assert!(pool.apply(&huge).is_err(), "no cabe, y lo dice");
    assert_eq!(pool.apply(&messages[1]).unwrap(), messages[1]);
}

fn resident_kib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
    line.split_whitespace().next().unwrap().parse().unwrap()
}

fn bounded_memory() {
    let (pool, start) = (Pool::new(2, |n: u64| n + 1).unwrap(), Instant::now());
    let before = resident_kib();
    let (mut sum, mut most) = (0_u64, 0);
    for (count, result) in pool.chunksize(2_000).imap(0..10_000_000_u64).unwrap().enumerate() {
        sum += result.unwrap();
        if count % 100_000 == 0 {
            most = most.max(resident_kib());
        }
    }
    assert_eq!(sum, 10_000_000 * 10_000_001 / 2);
    assert!(most - before < 64 << 10, "ha crecido {} KiB", most - before);
    assert!(start.elapsed() < Duration::from_secs(120));
}
