//! El mal uso y los límites del sistema: un error claro, y nada a medias.

use std::fs::File;
use std::time::Duration;

use shared::fork::ForkError;
use shared::process::{Process, ProcessError};
use tests::scenario::Scenario;
use tests::{Trial, scenario, trial};

use crate::passes;

pub const SCENARIOS: &[Scenario] = &[
    ("join antes de start es un error", not_started),
    ("start dos veces es un error", started_twice),
    ("con hilos no se puede hacer fork", threads),
    ("con el límite de procesos agotado, EAGAIN", process_limit),
    ("sin descriptores se arranca, se termina y se espera, pero no con un plazo", no_descriptors),
];

pub fn trials() -> Vec<Trial> {
    vec![
        passes(SCENARIOS[0].0),
        passes(SCENARIOS[1].0),
        passes(SCENARIOS[2].0),
        trial(SCENARIOS[3].0, || {
            scenario(SCENARIOS[3].0).no_more_processes().run().assert_code(0).assert_clean();
        }),
        trial(SCENARIOS[4].0, || {
            scenario(SCENARIOS[4].0).max_files(6).run().assert_code(0).assert_clean();
        }),
    ]
}

fn not_started() {
    let mut child = Process::new(|| ());
    assert_eq!(child.join(), Err(ProcessError::NotStarted));
    assert_eq!(child.terminate(), Err(ProcessError::NotStarted));
    assert_eq!(child.kill(), Err(ProcessError::NotStarted));
    assert_eq!(child.in_table().unwrap_err(), ProcessError::NotStarted);
}

fn started_twice() {
    let mut child = Process::new(|| ());
    child.start().unwrap();
    assert_eq!(child.start(), Err(ProcessError::AlreadyStarted));
    child.join().unwrap();
    assert_eq!(child.start(), Err(ProcessError::AlreadyStarted));
}

fn threads() {
    let (stop, wait) = std::sync::mpsc::channel::<()>();
    let thread = std::thread::spawn(move || wait.recv());
    assert_eq!(Process::new(|| ()).start(), Err(ProcessError::Fork(ForkError::Threads(2))));
    drop(stop);
    let _ = thread.join();
    // El hilo puede tardar un instante en desaparecer de /proc/self/task después de `join`.
    while std::fs::read_dir("/proc/self/task").unwrap().count() > 1 {
        std::thread::yield_now();
    }
    assert_eq!(Process::new(|| ()).start(), Ok(()));
}

fn process_limit() {
    let refused = Process::new(|| ()).start();
    assert_eq!(refused, Err(ProcessError::Fork(ForkError::ProcessLimit)));
    assert!(refused.unwrap_err().to_string().contains("ulimit -u"));
}

fn no_descriptors() {
    let mut open: Vec<File> = Vec::new();
    while let Ok(file) = File::open("/dev/null") {
        open.push(file);
    }
    assert_eq!(crate::exitcode_of(|| 7), Some(7), "arrancar y esperar no necesita descriptores");
    let mut child = Process::new(crate::sleep_forever);
    child.start().unwrap();
    let error = child.join_timeout(Duration::ZERO).unwrap_err();
    assert!(matches!(error, ProcessError::Descriptors(_)), "{error}");
    assert!(error.to_string().contains("ulimit -n"), "{error}");
    child.terminate().unwrap();
    child.join().unwrap();
    assert_eq!(child.exitcode(), Some(-15));
}
