//! `Process` se comporta como `multiprocessing.Process`, y nada queda atrás.

mod errors;
mod exit;
mod family;
mod forks;
mod output;
mod reaped;

use std::process::ExitCode;

use shared::process::Process;
use tests::scenario::Scenario;
use tests::{Trial, main_with_scenarios, scenario, trial};

fn main() -> ExitCode {
    let scenarios: Vec<Scenario> = [
        exit::SCENARIOS,
        family::SCENARIOS,
        &[family::WAITING_FAMILY],
        errors::SCENARIOS,
        output::SCENARIOS,
        forks::SCENARIOS,
        reaped::SCENARIOS,
        reaped::INHERITED,
    ]
    .concat();
    main_with_scenarios(&scenarios, || {
        let mut trials: Vec<Trial> = Vec::new();
        trials.extend(exit::SCENARIOS.iter().map(|(name, _)| passes(name)));
        trials.extend(family::SCENARIOS.iter().map(|(name, _)| passes(name)));
        trials.extend(forks::SCENARIOS.iter().map(|(name, _)| passes(name)));
        trials.extend(reaped::SCENARIOS.iter().map(|(name, _)| passes(name)));
        trials.extend(family::trials());
        trials.extend(reaped::trials());
        trials.extend(errors::trials());
        trials.extend(output::trials());
        trials
    })
}

/// El escenario no se queja y no deja nada.
fn passes(name: &'static str) -> Trial {
    trial(name, move || {
        scenario(name).run().assert_code(0).assert_clean();
    })
}

/// Arranca y espera; lo que vale `exitcode` al final.
fn exitcode_of<R: shared::process::Termination>(target: impl FnOnce() -> R) -> Option<i32> {
    let mut child = Process::new(target);
    child.start().unwrap();
    child.join().unwrap();
    child.exitcode()
}

fn sleep_forever() {
    loop {
        nix::unistd::pause();
    }
}
