//! Un atado sobrevive a su padre y no sobrevive a la lección; y un hijo nunca vuelve al código de su padre.

use std::fs;
use std::process::ExitCode;

use nix::unistd::ForkResult;
use shared::fork::fork;
use shared::lifeline::Lifeline;
use shared::table::SystemProcess;
use shared::wait::{WaitStatus, waitpid};
use shared::{Pid, child, say};
use tests::scenario::Scenario;
use tests::{Signal, Trial, main_with_scenarios, scenario, trial};

const PASSING: &[Scenario] = &[
    ("el atado sobrevive a su padre", outlives_its_parent),
    ("al destruir la cuerda, el atado muere y ya está recogido", drop_ends_it),
    ("se sabe quién era un atado que ya no está", known_after_death),
    ("cien cuerdas no dejan descriptores abiertos", no_descriptor_leak),
    ("dos cuerdas a la vez son un error", only_one),
    ("un hijo que falla no corta la cuerda de su padre", not_cut_by_a_child),
    ("un atado puede atar a otro sin cerrar un fichero suyo", a_holder_ties_another),
    ("un hijo que falla acaba en él: error, pánico y código", children_end_in_themselves),
];

const LASTING: &[Scenario] = &[
    ("atado que calcula", || wait_with_an_orphan(compute_forever)),
    ("atado que duerme", || wait_with_an_orphan(speak_and_sleep)),
    ("cuerda olvidada", forgotten),
];

fn main() -> ExitCode {
    let scenarios = [PASSING, LASTING].concat();
    main_with_scenarios(&scenarios, || {
        let mut trials: Vec<Trial> = PASSING
            .iter()
            .map(|(name, _)| {
                trial(name, || {
                    scenario(name).run().assert_code(0).assert_clean();
                })
            })
            .collect();
        trials.extend([
            trial("kill -9 a la lección mata al atado que calcula", || {
                killed("atado que calcula", &[])
            }),
            trial("kill -9 a la lección mata al atado que duerme", || {
                killed("atado que duerme", &[])
            }),
            trial("y al que está detenido", || killed("atado que duerme", &[Signal::SIGSTOP])),
            trial("si la lección acaba sin destruir la cuerda, el atado muere", || {
                scenario("cuerda olvidada").run().assert_code(0).assert_nothing_alive();
            }),
        ]);
        trials
    })
}

/// Un nieto atado cuyo padre ya ha terminado.
fn orphan(lifeline: &Lifeline, body: fn()) -> SystemProcess {
    let parent = match fork().unwrap() {
        ForkResult::Child => child::run(|| {
            if lifeline.fork().unwrap().is_child() {
                child::run(body);
            }
        }),
        ForkResult::Parent { child } => child,
    };
    assert_eq!(waitpid(parent, None), Ok(WaitStatus::Exited(parent, 0)));
    lifeline.holder(0).unwrap()
}

fn sleep_forever() {
    loop {
        nix::unistd::pause();
    }
}

fn compute_forever() {
    loop {
        std::hint::spin_loop();
    }
}

fn speak_and_sleep() {
    say!("aquí estoy");
    sleep_forever();
}

fn outlives_its_parent() {
    let lifeline = Lifeline::new().unwrap();
    let orphan = orphan(&lifeline, sleep_forever);
    assert!(orphan.is_alive());
    assert_ne!(orphan.ppid().unwrap(), nix::unistd::getpid());
}

fn drop_ends_it() {
    let lifeline = Lifeline::new().unwrap();
    let orphan = orphan(&lifeline, sleep_forever);
    drop(lifeline);
    assert!(!orphan.is_running());
}

fn known_after_death() {
    let lifeline = Lifeline::new().unwrap();
    let orphan = orphan(&lifeline, || ());
    while orphan.is_running() {
        std::thread::yield_now();
    }
    assert!(orphan.pid() > Pid::from_raw(1));
    assert_eq!(lifeline.holder(0).unwrap(), orphan);
}

fn no_descriptor_leak() {
    let open = || fs::read_dir("/proc/self/fd").unwrap().count();
    let before = open();
    for _ in 0..100 {
        let lifeline = Lifeline::new().unwrap();
        orphan(&lifeline, sleep_forever);
    }
    assert_eq!(open(), before);
}

fn only_one() {
    let first = Lifeline::new().unwrap();
    assert!(std::panic::catch_unwind(Lifeline::new).is_err());
    drop(first);
    drop(Lifeline::new().unwrap());
}

fn not_cut_by_a_child() {
    let lifeline = Lifeline::new().unwrap();
    let orphan = orphan(&lifeline, sleep_forever);
    let failing = match fork().unwrap() {
        ForkResult::Child => child::run(|| 1),
        ForkResult::Parent { child } => child,
    };
    assert_eq!(waitpid(failing, None), Ok(WaitStatus::Exited(failing, 1)));
    assert!(orphan.is_alive());
    drop(lifeline);
    assert!(!orphan.is_running());
}

/// El primero, al atarse, deja libre un descriptor, que es el que le toca a su fichero.
fn a_holder_ties_another() {
    let lifeline = Lifeline::new().unwrap();
    let first = match lifeline.fork().unwrap() {
        ForkResult::Child => child::run(|| -> anyhow::Result<()> {
            let mut files: Vec<_> =
                (0..4).map(|_| tempfile::tempfile()).collect::<Result<_, _>>()?;
            let second = match lifeline.fork()? {
                ForkResult::Child => child::run(move || -> anyhow::Result<()> {
                    for file in &mut files {
                        std::io::Write::write_all(file, b"x")?;
                    }
                    Ok(())
                }),
                ForkResult::Parent { child } => child,
            };
            anyhow::ensure!(waitpid(second, None)? == WaitStatus::Exited(second, 0));
            Ok(())
        }),
        ForkResult::Parent { child } => child,
    };
    assert_eq!(waitpid(first, None), Ok(WaitStatus::Exited(first, 0)));
}

fn children_end_in_themselves() {
    let ends = |body: fn() -> anyhow::Result<i32>| match fork().unwrap() {
        ForkResult::Child => child::run(body),
        ForkResult::Parent { child } => match waitpid(child, None) {
            Ok(WaitStatus::Exited(_, code)) => code,
            other => panic!("{other:?}"),
        },
    };
    assert_eq!(ends(|| Ok(300)), 44);
    assert_eq!(ends(|| anyhow::bail!("no hay papel")), 1);
    assert_eq!(ends(|| panic!("esto no debería pasar")), 101);
}

fn wait_with_an_orphan(body: fn()) {
    let lifeline = Lifeline::new().unwrap();
    orphan(&lifeline, body);
    say!("listos");
    sleep_forever();
}

fn forgotten() {
    let lifeline = Lifeline::new().unwrap();
    orphan(&lifeline, sleep_forever);
    std::mem::forget(lifeline);
}

/// Mata al programa, quizá después de enviar algo al atado, que es el otro descendiente del vigilante.
fn killed(name: &str, first: &[Signal]) {
    let mut run = scenario(name).wait_for("listos").look();
    for signal in first {
        run = run.signal_speaker("nieto 1.1", *signal);
    }
    let outcome = run.signal(Signal::SIGKILL).run();
    outcome.assert_signal(Signal::SIGKILL).assert_nothing_alive();
    assert_eq!(outcome.looks[0].len(), 2, "el programa y el atado\n{}", outcome.report());
}
