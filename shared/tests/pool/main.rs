//! `Pool` se comporta como `multiprocessing.Pool`, y mejor si matan a un obrero.

mod deaths;
mod jobs;
mod memory;
mod misuse;
mod options;
#[path = "../support/mod.rs"]
mod support;

use std::process::ExitCode;
use std::time::Duration;

use tests::{Signal, main_with_scenarios, scenario, trial};

fn main() -> ExitCode {
    let groups = [
        jobs::SCENARIOS,
        options::SCENARIOS,
        misuse::SCENARIOS,
        memory::SCENARIOS,
        deaths::SCENARIOS,
    ];
    let waiting: &[_] = &[deaths::BUSY_FAMILY];
    main_with_scenarios(&[&groups.concat(), waiting].concat(), || {
        let mut trials = support::all_pass(&groups);
        trials.push(trial("kill -9 al padre: no queda ningún obrero", || {
            let run = scenario(deaths::BUSY_FAMILY.0).wait_for("en marcha").look();
            let outcome = run.signal(Signal::SIGKILL).run();
            outcome.assert_signal(Signal::SIGKILL).assert_nothing_alive();
            assert_eq!(
                outcome.looks[0].len(),
                5,
                "el padre y cuatro obreros\n{}",
                outcome.report()
            );
        }));
        trials.push(trial("Ctrl-C en mitad de un map: nada queda", || {
            let run = scenario(deaths::BUSY_FAMILY.0).wait_for("en marcha");
            let outcome = run.ctrl_c().deadline(Duration::from_secs(20)).run();
            outcome.assert_code(130).assert_clean();
        }));
        trials.push(trial("más obreros de los que deja el sistema: un error, y ninguno", || {
            let mut run = scenario("límite de procesos").max_processes(3);
            if tests::requires::root().is_ok() {
                run = run.user(59_236);
            }
            run.run().assert_code(0).assert_clean();
        }));
        trials
    })
}
