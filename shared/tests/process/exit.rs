//! Los valores de `exitcode`, los de Python.

use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, kill};
use shared::process::Process;
use tests::scenario::Scenario;

use crate::{exitcode_of, sleep_forever};

pub const SCENARIOS: &[Scenario] = &[
    ("volver deja 0", || assert_eq!(exitcode_of(|| ()), Some(0))),
    ("un entero deja sus 8 bits bajos", integers),
    ("false deja 0 y true deja 1", booleans),
    ("un texto, un error y un pánico dejan 1, 1 y 101", failures),
    ("una señal deja su número en negativo", signals),
    ("antes de acabar no hay exitcode", before_the_end),
    ("join_timeout no espera de más", join_timeout),
    ("recoger dos veces no es un error", join_twice),
    ("terminate después de join no hace nada", terminate_after_join),
];

fn integers() {
    for (returned, seen) in [(8, 8), (0, 0), (255, 255), (256, 0), (300, 44), (-1, 255)] {
        assert_eq!(exitcode_of(move || returned), Some(seen), "la función devuelve {returned}");
    }
}

fn booleans() {
    assert_eq!(exitcode_of(|| false), Some(0));
    assert_eq!(exitcode_of(|| true), Some(1));
}

fn failures() {
    assert_eq!(exitcode_of(|| "no"), Some(1));
    assert_eq!(exitcode_of(|| Err::<(), _>("no")), Some(1));
    assert_eq!(exitcode_of(|| Ok::<_, std::io::Error>(7)), Some(7));
    assert_eq!(exitcode_of(|| panic!("adrede")), Some(101));
}

fn signals() {
    // 34 es la primera señal de tiempo real que deja libre la biblioteca de C: no tiene nombre en `Signal`.
    for number in [1, 3, 6, 9, 14, 15, 34] {
        let mut child = Process::new(sleep_forever);
        child.start().unwrap();
        // SAFETY: `kill(2)` no toca la memoria de este proceso.
        assert_eq!(unsafe { libc::kill(child.pid().unwrap().as_raw(), number) }, 0);
        child.join().unwrap();
        assert_eq!(child.exitcode(), Some(-number));
    }
}

fn before_the_end() {
    let mut child = Process::new(sleep_forever);
    assert_eq!((child.pid(), child.is_alive(), child.exitcode()), (None, false, None));
    child.start().unwrap();
    assert_eq!((child.is_alive(), child.exitcode()), (true, None));
    kill(child.pid().unwrap(), Signal::SIGSTOP).unwrap();
    assert_eq!((child.is_alive(), child.exitcode()), (true, None), "detenido no es terminado");
    child.kill().unwrap();
    child.join().unwrap();
    assert_eq!((child.is_alive(), child.exitcode()), (false, Some(-9)));
}

fn join_timeout() {
    let mut child = Process::new(sleep_forever);
    child.start().unwrap();
    assert!(!child.join_timeout(Duration::ZERO).unwrap());
    let start = Instant::now();
    assert!(!child.join_timeout(Duration::from_millis(30)).unwrap());
    assert!(start.elapsed() >= Duration::from_millis(30), "ha vuelto antes de tiempo");
    child.terminate().unwrap();
    assert!(child.join_timeout(Duration::MAX).unwrap());
    assert!(child.join_timeout(Duration::ZERO).unwrap(), "ya está recogido");
    assert_eq!(child.exitcode(), Some(-15));
}

fn join_twice() {
    let mut child = Process::new(|| 3);
    child.start().unwrap();
    child.join().unwrap();
    child.join().unwrap();
    assert_eq!(child.exitcode(), Some(3));
}

fn terminate_after_join() {
    let mut child = Process::new(|| ());
    child.start().unwrap();
    child.join().unwrap();
    child.terminate().unwrap();
    child.kill().unwrap();
    assert_eq!(child.exitcode(), Some(0));
}
