//! Números, listas, tuberías y colas se comportan como los de Python, y mejor si matan a alguien.

mod deaths;
mod pipe;
mod queue;
#[path = "../support/mod.rs"]
mod support;
mod value;

use std::process::ExitCode;

use tests::main_with_scenarios;

fn main() -> ExitCode {
    let groups = [value::SCENARIOS, pipe::SCENARIOS, queue::SCENARIOS, deaths::SCENARIOS];
    main_with_scenarios(&groups.concat(), || support::all_pass(&groups))
}
