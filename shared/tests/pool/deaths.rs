//! A los obreros los matan en cualquier momento: ni una tarea se pierde, ni se hace dos veces, ni se queda esperando.

use std::time::{Duration, Instant};

use nix::sys::signal::{SigHandler, Signal, kill, raise, signal};
use serde_bytes::ByteBuf;
use shared::ipc::{RawArray, Value};
use shared::pool::{Pool, PoolError, TaskError, TaskFailure, WorkerEnd};
use shared::say;
use tests::scenario::Scenario;

use crate::support::{deaths, random_moment};

pub const SCENARIOS: &[Scenario] = &[
    ("una tarea que mata a su obrero falla ella sola", suicide),
    ("una tarea que aborta o sale falla ella sola", other_endings),
    ("un obrero que recoge otro se sustituye, y su tarea falla sin saberse cómo", reaped_elsewhere),
    ("muertes: obreros al azar, con trozos de una tarea", || random_deaths(1)),
    ("muertes: obreros al azar, con trozos de muchas", || random_deaths(37)),
    ("muertes: obreros al azar, con mensajes largos", deaths_with_long_messages),
    ("muertes: obreros ociosos", idle_deaths),
];

pub const BUSY_FAMILY: Scenario = ("familia atareada", busy_family);

/// Como una lección: con los manejadores que acaban con todo.
fn busy_family() {
    shared::ending::install_handlers().unwrap();
    let pool = Pool::new(4, |_: u32| std::thread::sleep(Duration::from_secs(100))).unwrap();
    let result = pool.map_async(0..8).unwrap();
    say!("en marcha");
    let _ = result.get();
}

fn suicide() {
    let pool = Pool::new(2, |n: u32| {
        if n == 3 {
            raise(Signal::SIGKILL).unwrap();
        }
        n
    })
    .unwrap();
    for size in [1, 2, 10] {
        let start = Instant::now();
        let results: Vec<_> = pool.chunksize(size).imap(0..8).unwrap().collect();
        for (index, result) in results.into_iter().enumerate() {
            match result {
                Ok(n) => assert_eq!(n as usize, index),
                Err(PoolError::Task(TaskError { index: failed, cause })) => {
                    assert_eq!((failed, index), (3, 3));
                    let TaskFailure::WorkerLost { end, .. } = &cause else { panic!("{cause}") };
                    assert_eq!(*end, WorkerEnd::Signaled(Signal::SIGKILL.into()));
                    assert!(cause.to_string().contains("murió por SIGKILL"), "{cause}");
                }
                Err(other) => panic!("{other}"),
            }
        }
        assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
    }
}

/// El núcleo recoge a los hijos de quien ignora `SIGCHLD`.
fn reaped_elsewhere() {
    // SAFETY: SIG_IGN no ejecuta código nuestro cuando llega la señal.
    unsafe { signal(Signal::SIGCHLD, SigHandler::SigIgn) }.unwrap();
    let pool = Pool::new(2, |n: u32| {
        if n == 3 {
            shared::ending::exit_now(9);
        }
        n
    })
    .unwrap();
    for (index, result) in pool.try_map(0..8).unwrap().into_iter().enumerate() {
        match result {
            Ok(n) => assert_eq!(n as usize, index),
            Err(TaskError { cause: TaskFailure::WorkerLost { end, .. }, .. }) => {
                assert_eq!((end, index), (WorkerEnd::Unknown, 3));
            }
            Err(other) => panic!("{other}"),
        }
    }
    pool.close();
    pool.join().unwrap();
}

fn other_endings() {
    let pool = Pool::new(2, |n: u32| match n {
        1 => std::process::abort(),
        2 => shared::ending::exit_now(7),
        n => n,
    })
    .unwrap();
    let outcomes = pool.try_map(0..4).unwrap();
    let end = |index: usize| match &outcomes[index] {
        Err(TaskError { cause: TaskFailure::WorkerLost { end, .. }, .. }) => *end,
        other => panic!("{other:?}"),
    };
    assert_eq!(
        (end(1), end(2)),
        (WorkerEnd::Signaled(Signal::SIGABRT.into()), WorkerEnd::Exited(7))
    );
    assert_eq!((&outcomes[0], &outcomes[3]), (&Ok(0), &Ok(3)));
}

const TASKS: usize = 300;

/// Un hijo mata obreros al azar mientras el padre reparte tareas, que apuntan cuántas veces se han empezado.
fn random_deaths(chunksize: usize) {
    let (mut lost, mut killed) = (0, 0);
    while killed < deaths() {
        let started = RawArray::new(&[0_u32; TASKS]).unwrap();
        let pool = Pool::new(3, |task: usize| {
            started.set(task, started.get(task).unwrap() + 1).unwrap();
            random_moment(task as u32);
            task * 2
        })
        .unwrap();
        let results = pool.chunksize(chunksize).imap(0..TASKS).unwrap();
        let mut seen = 0;
        for (index, result) in results.enumerate() {
            match result {
                Ok(doubled) => assert_eq!(doubled, index * 2),
                Err(PoolError::Task(TaskError {
                    index: failed,
                    cause: TaskFailure::WorkerLost { end, .. },
                })) => {
                    assert_eq!((failed, end), (index, WorkerEnd::Signaled(Signal::SIGKILL.into())));
                    lost += 1;
                }
                Err(other) => panic!("{other}"),
            }
            seen += 1;
            if index % 20 == 7 {
                random_moment(index as u32);
                let victim = pool.pids()[index % 3];
                let _ = kill(victim, Signal::SIGKILL);
                killed += 1;
            }
        }
        assert_eq!(seen, TASKS, "ni faltan ni sobran");
        let times = started.to_vec();
        assert!(times.iter().all(|times| *times <= 1), "alguna se ha hecho dos veces: {times:?}");
        drop(pool);
    }
    assert!(lost > 0, "ninguna muerte ha alcanzado a una tarea: la prueba no prueba nada");
    assert!(lost <= killed);
}

/// Lo que un obrero deja a medias no se ve, y lo que dejó entero llega entero, aunque no cupiera a la vista.
fn deaths_with_long_messages() {
    const MESSAGES: usize = 60;
    let message = |index: usize| ByteBuf::from(vec![index as u8; index * 48_271 % 600_000]);
    let messages: Vec<_> = (0..MESSAGES).map(message).collect();
    let mut killed = 0;
    while killed < deaths() {
        let pool = Pool::new(3, |bytes: ByteBuf| bytes).unwrap();
        let mut seen = 0;
        for (index, result) in pool.chunksize(7).imap(&messages).unwrap().enumerate() {
            match result {
                Ok(bytes) => assert!(bytes == messages[index], "el mensaje {index} llega roto"),
                Err(PoolError::Task(TaskError { index: failed, cause })) => {
                    assert_eq!(failed, index);
                    assert!(matches!(cause, TaskFailure::WorkerLost { .. }), "{cause}");
                }
                Err(other) => panic!("{other}"),
            }
            seen += 1;
            if index % 7 == 3 {
                random_moment(index as u32);
                let _ = kill(pool.pids()[index % 3], Signal::SIGKILL);
                killed += 1;
            }
        }
        assert_eq!(seen, MESSAGES, "ni faltan ni sobran");
    }
}

fn idle_deaths() {
    let done = Value::new(0).unwrap();
    let pool = Pool::new(2, |n: u32| {
        done.update(|done| done + 1).unwrap();
        n
    })
    .unwrap();
    for turn in 0..deaths() {
        for pid in pool.pids() {
            kill(pid, Signal::SIGKILL).unwrap();
        }
        random_moment(turn);
        assert_eq!(pool.chunksize(1).map(0..6).unwrap(), [0, 1, 2, 3, 4, 5], "nadie hacía nada");
    }
    assert_eq!(done.get(), 6 * deaths());
}
