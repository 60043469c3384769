//! Quien espera a un hijo sabe cómo ha acabado, lo mate la señal que lo mate.

use std::process::ExitCode;

use nix::errno::Errno;
use nix::unistd::{ForkResult, pause};
use shared::fork::fork;
use shared::gate::Gate;
use shared::signal::{SignalNumber, send};
use shared::wait::{Id, WaitPidFlag, WaitStatus, wait, waitid, waitpid};
use shared::{Pid, child};
use tests::scenario::Scenario;
use tests::{Signal, main_with_scenarios, scenario, trial};

const SCENARIOS: &[Scenario] = &[
    ("waitpid dice qué señal ha matado al hijo, de la 1 a la 64", every_death),
    ("waitid mira sin recoger, y dice lo mismo", looking_first),
    ("se ve al hijo detenido y al que sigue", stops),
    ("con WNOHANG, de un hijo vivo no hay nada que contar", still_alive),
    ("sin hijos, ECHILD", || assert_eq!(wait(), Err(Errno::ECHILD))),
];

fn main() -> ExitCode {
    main_with_scenarios(SCENARIOS, || {
        let passes = |(name, _): &Scenario| {
            trial(name, || {
                scenario(name).run().assert_code(0).assert_clean();
            })
        };
        SCENARIOS.iter().map(passes).collect()
    })
}

fn sleeper() -> Pid {
    let ready = Gate::new().unwrap();
    match fork().unwrap() {
        ForkResult::Child => child::run(|| {
            // Rust ignora SIGPIPE y trata SIGSEGV y SIGBUS: aquí, que todas hagan lo suyo.
            for number in 1..=libc::SIGRTMAX() {
                // SAFETY: se restablece la acción por defecto; no se instala ningún manejador.
                unsafe { libc::signal(number, libc::SIG_DFL) };
            }
            ready.open().unwrap();
            loop {
                pause();
            }
        }),
        ForkResult::Parent { child } => {
            ready.wait().unwrap();
            child
        }
    }
}

/// Las que, si no se dice otra cosa, acaban con el proceso.
fn deadly() -> impl Iterator<Item = SignalNumber> {
    let spared = [
        Signal::SIGCHLD,
        Signal::SIGCONT,
        Signal::SIGSTOP,
        Signal::SIGTSTP,
        Signal::SIGTTIN,
        Signal::SIGTTOU,
        Signal::SIGURG,
        Signal::SIGWINCH,
    ];
    // La 32 y la 33 son de la biblioteca de C: si se heredan ignoradas, no deja cambiarlas.
    let numbers = (1..=libc::SIGRTMAX()).filter(|number| ![32, 33].contains(number));
    let signals = numbers.map(|number| SignalNumber::from_raw(number).unwrap());
    signals.filter(move |number| !spared.iter().any(|signal| number == signal))
}

fn every_death() {
    let mut seen = 0;
    for signal in deadly() {
        let victim = sleeper();
        send(victim, signal).unwrap();
        let status = waitpid(victim, None).unwrap();
        let WaitStatus::Signaled(pid, killer, _) = status else { panic!("{status:?}") };
        assert_eq!((pid, killer), (victim, signal));
        assert_eq!(status.shell_code(), Some(128 + signal.as_raw()));
        seen += 1;
    }
    assert_eq!(seen, 54);
}

fn looking_first() {
    let victim = sleeper();
    let real_time = SignalNumber::from_raw(libc::SIGRTMAX()).unwrap();
    send(victim, real_time).unwrap();
    let death = Ok(WaitStatus::Signaled(victim, real_time, false));
    let look = WaitPidFlag::WEXITED | WaitPidFlag::WNOWAIT;
    assert_eq!(waitid(Id::Pid(victim), look), death);
    assert_eq!(waitid(Id::All, look), death);
    assert_eq!(waitid(Id::All, WaitPidFlag::WEXITED), death);
    assert_eq!(waitid(Id::All, look), Err(Errno::ECHILD));
}

fn stops() {
    let child = sleeper();
    let (untraced, continued) = (WaitPidFlag::WUNTRACED, WaitPidFlag::WCONTINUED);
    send(child, Signal::SIGSTOP).unwrap();
    let stopped = WaitStatus::Stopped(child, Signal::SIGSTOP.into());
    assert_eq!(waitid(Id::Pid(child), WaitPidFlag::WSTOPPED | WaitPidFlag::WNOWAIT), Ok(stopped));
    assert_eq!(waitpid(child, Some(untraced)), Ok(stopped));
    send(child, Signal::SIGCONT).unwrap();
    assert_eq!(waitpid(child, Some(untraced | continued)), Ok(WaitStatus::Continued(child)));
    send(child, Signal::SIGKILL).unwrap();
    let killed = WaitStatus::Signaled(child, Signal::SIGKILL.into(), false);
    assert_eq!(waitpid(None, None), Ok(killed));
}

fn still_alive() {
    let child = sleeper();
    assert_eq!(waitpid(child, Some(WaitPidFlag::WNOHANG)), Ok(WaitStatus::StillAlive));
    let look = WaitPidFlag::WEXITED | WaitPidFlag::WNOHANG;
    assert_eq!(waitid(Id::Pid(child), look), Ok(WaitStatus::StillAlive));
    send(child, Signal::SIGKILL).unwrap();
    assert!(wait().unwrap().pid() == Some(child));
}
