//! Los cerrojos, semáforos, eventos, condiciones y barreras se comportan como los de Python, y mejor si matan a alguien.

mod barrier;
mod condition;
mod deaths;
mod event;
mod lock;
mod patience;
mod semaphore;
#[path = "../support/mod.rs"]
mod support;

use std::process::ExitCode;

use tests::main_with_scenarios;

fn main() -> ExitCode {
    let groups = [
        lock::SCENARIOS,
        semaphore::SCENARIOS,
        event::SCENARIOS,
        condition::SCENARIOS,
        barrier::SCENARIOS,
        patience::SCENARIOS,
        deaths::SCENARIOS,
    ];
    main_with_scenarios(&groups.concat(), || support::all_pass(&groups))
}
