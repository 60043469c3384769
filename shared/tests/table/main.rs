//! La tabla de procesos dice lo mismo que `/proc`, y ninguna señal llega a quien no debe.

mod identity;
mod look;
mod odd;
mod signals;

use std::process::ExitCode;

use shared::process::Process;
use tests::scenario::Scenario;
use tests::{Trial, main_with_scenarios, requires, scenario, trial, trial_if};

fn main() -> ExitCode {
    let scenarios: Vec<Scenario> =
        [look::SCENARIOS, odd::SCENARIOS, signals::SCENARIOS, identity::SCENARIOS].concat();
    main_with_scenarios(&scenarios, || {
        let mut trials: Vec<Trial> = Vec::new();
        trials.extend(
            [look::SCENARIOS, odd::SCENARIOS, signals::SCENARIOS].concat().into_iter().map(
                |(name, _)| {
                    trial(name, move || {
                        scenario(name).run().assert_code(0).assert_clean();
                    })
                },
            ),
        );
        trials.push(trial("un usuario corriente no puede bajar nice ni matar a otros", || {
            scenario(signals::DENIED.0).ordinary_user().run().assert_code(0).assert_clean();
        }));
        trials.push(trial_if(identity::REUSED.0, can_choose_pids, || {
            scenario(identity::REUSED.0).run().assert_code(0).assert_clean();
        }));
        trials
    })
}

/// Elegir el próximo PID hace falta para repetir uno, y solo root puede.
fn can_choose_pids() -> Result<(), String> {
    requires::root()?;
    let last = std::fs::OpenOptions::new().write(true).open("/proc/sys/kernel/ns_last_pid");
    last.map(drop).map_err(|error| format!("no se puede elegir el próximo PID: {error}"))
}

fn sleeper() -> Process<'static> {
    let mut child = Process::new(|| {
        loop {
            nix::unistd::pause();
        }
    })
    .with_daemon(true);
    child.start().unwrap();
    child
}
