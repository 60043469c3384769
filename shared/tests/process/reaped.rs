//! Hijos que recoge otro, y lo que un programa hereda de quien lo ejecuta.

use std::time::Duration;

use nix::sys::signal::{SigHandler, SigSet, signal};
use shared::Signal;
use shared::process::Process;
use shared::table::{State, wait_for_state};
use shared::wait::{WaitStatus, waitpid};
use tests::scenario::Scenario;
use tests::{Run, Trial, trial};

use crate::sleep_forever;

pub const SCENARIOS: &[Scenario] = &[
    ("recogido por otra parte del programa: ha terminado y no se sabe cómo", reaped_by_hand),
    ("con SIGCHLD ignorada por el programa: ha terminado y no se sabe cómo", reaped_by_the_kernel),
    ("señalar o esperar a quien ya recogió otro no alcanza a nadie", nobody_is_signalled),
];

pub const INHERITED: &[Scenario] = &[
    ("SIGCHLD ignorada por quien lo ejecuta", code_is_known),
    ("SIGTERM bloqueada por quien lo ejecuta", terminate_ends),
];

/// `env` ejecuta el escenario con una señal ignorada o bloqueada.
pub fn trials() -> Vec<Trial> {
    let with = |option: &'static str, (name, _): Scenario| {
        trial(name, move || {
            let this = std::env::current_exe().unwrap();
            let run = Run::new("env").arg(option).arg(this.to_str().unwrap());
            run.args(["--escenario", name]).run().assert_code(0).assert_clean();
        })
    };
    vec![with("--ignore-signal=CHLD", INHERITED[0]), with("--block-signal=TERM", INHERITED[1])]
}

fn code_is_known() {
    let mut child = Process::new(|| 7);
    child.start().unwrap();
    child.join().unwrap();
    assert_eq!((child.exitcode(), child.reaped_elsewhere()), (Some(7), false));
}

fn terminate_ends() {
    assert!(!SigSet::thread_get_mask().unwrap().contains(Signal::SIGTERM));
    let mut child = Process::new(sleep_forever);
    child.start().unwrap();
    child.terminate().unwrap();
    assert_eq!(child.join_timeout(Duration::from_secs(10)), Ok(true));
    assert_eq!(child.exitcode(), Some(-15));
}

#[track_caller]
fn ended_nobody_knows_how(mut child: Process<'_>) {
    assert!(!child.is_alive());
    assert!(child.reaped_elsewhere());
    assert_eq!(child.exitcode(), None);
    assert_eq!(child.join(), Ok(()));
    assert_eq!(child.join_timeout(Duration::from_secs(10)), Ok(true));
    assert_eq!((child.terminate(), child.kill()), (Ok(()), Ok(())));
}

/// Cada operación es la primera que descubre que lo ha recogido otro.
fn reaped_by_hand() {
    let operations: [fn(&mut Process<'_>); 6] = [
        |child| assert!(!child.is_alive()),
        |child| assert_eq!(child.exitcode(), None),
        |child| assert!(child.reaped_elsewhere()),
        |child| assert_eq!(child.join(), Ok(())),
        |child| assert_eq!(child.join_timeout(Duration::from_secs(10)), Ok(true)),
        |child| assert_eq!(child.terminate(), Ok(())),
    ];
    for first in operations {
        let mut child = Process::new(|| 7);
        child.start().unwrap();
        let pid = child.pid().unwrap();
        assert_eq!(waitpid(None, None), Ok(WaitStatus::Exited(pid, 7)));
        first(&mut child);
        ended_nobody_knows_how(child);
    }
}

fn reaped_by_the_kernel() {
    // SAFETY: SIG_IGN no ejecuta código nuestro cuando llega la señal.
    unsafe { signal(Signal::SIGCHLD, SigHandler::SigIgn) }.unwrap();
    let mut child = Process::new(sleep_forever);
    child.start().unwrap();
    assert!(child.is_alive() && !child.reaped_elsewhere());
    assert_eq!(child.join_timeout(Duration::ZERO), Ok(false));
    child.kill().unwrap();
    assert_eq!(child.join_timeout(Duration::from_secs(10)), Ok(true));
    ended_nobody_knows_how(child);

    let mut waited = Process::new(|| 7);
    waited.start().unwrap();
    assert_eq!(waited.join(), Ok(()));
    ended_nobody_knows_how(waited);
}

fn nobody_is_signalled() {
    let mut reaped = Process::new(|| 7);
    reaped.start().unwrap();
    waitpid(reaped.pid(), None).unwrap();
    let mut other = Process::new(sleep_forever);
    other.start().unwrap();
    reaped.kill().unwrap();
    drop(reaped);
    wait_for_state(other.pid().unwrap(), State::Sleeping).unwrap();
    assert!(other.is_alive());
    other.kill().unwrap();
    other.join().unwrap();
}
