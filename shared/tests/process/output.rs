//! Lo que escriben los procesos: ni repetido, ni perdido, ni partido.

use std::io::Write;

use shared::process::Process;
use shared::say;
use tests::scenario::Scenario;
use tests::{Trial, scenario, trial};

use crate::exitcode_of;

pub const SCENARIOS: &[Scenario] = &[
    ("lo pendiente en el búfer sale una sola vez", pending_output),
    ("un pánico en el hijo no llega al padre", panic_stays_in_the_child),
    ("los mensajes del hijo llevan su nombre", messages),
    ("mil líneas de veinte procesos", many_lines),
];

pub fn trials() -> Vec<Trial> {
    vec![
        trial(SCENARIOS[0].0, || {
            let outcome = scenario(SCENARIOS[0].0).run();
            outcome.assert_code(0).assert_clean();
            assert_eq!(outcome.stdout, "del padre, del hijo.", "{}", outcome.report());
        }),
        trial(SCENARIOS[1].0, || {
            let outcome = scenario(SCENARIOS[1].0).run();
            outcome.assert_code(0).assert_clean().assert_complains("hijo 1 ");
            assert_eq!(outcome.stdout, "destruido una vez\n", "{}", outcome.report());
        }),
        trial(SCENARIOS[2].0, || {
            let outcome = scenario(SCENARIOS[2].0).run();
            outcome.assert_code(0).assert_clean();
            let says = outcome
                .stderr
                .lines()
                .filter_map(|line| line.split_once(" │ "))
                .collect::<Vec<_>>();
            let texts: Vec<&str> = says.iter().map(|(_, text)| *text).collect();
            assert_eq!(
                texts,
                ["adiós", "error: fuera: dentro", "error: permiso denegado (EACCES)"]
            );
            assert!(says[2].0.starts_with("hijo 3 "), "{}", outcome.report());
        }),
        trial(SCENARIOS[3].0, || {
            let outcome = scenario(SCENARIOS[3].0).run();
            outcome.assert_code(0).assert_clean();
            let line = is_whole_line();
            assert_eq!(outcome.stdout.lines().count(), 1000);
            assert!(
                outcome.stdout.lines().all(line),
                "hay una línea partida\n{}",
                outcome.report()
            );
        }),
    ]
}

fn pending_output() {
    print!("del padre, ");
    assert_eq!(exitcode_of(|| print!("del hijo.")), Some(0));
}

struct Counted;

impl Drop for Counted {
    fn drop(&mut self) {
        println!("destruido una vez");
    }
}

fn panic_stays_in_the_child() {
    let counted = Counted;
    assert_eq!(exitcode_of(|| panic!("adrede")), Some(101));
    drop(counted);
}

fn messages() {
    exitcode_of(|| "adiós");
    exitcode_of(|| Err::<(), _>(anyhow::anyhow!("dentro").context("fuera")));
    exitcode_of(|| Err::<(), _>(nix::errno::Errno::EACCES));
}

fn many_lines() {
    let mut children: Vec<_> = (0..20)
        .map(|_| {
            Process::new(|| {
                for number in 0..50 {
                    say!("línea {number} de relleno, para que se note si se parte por la mitad");
                }
            })
        })
        .collect();
    for child in &mut children {
        child.start().unwrap();
    }
    for child in &mut children {
        child.join().unwrap();
    }
    std::io::stdout().flush().unwrap();
}

fn is_whole_line() -> impl Fn(&str) -> bool {
    |line| {
        let parts: Vec<&str> = line.split(' ').collect();
        parts[0] == "hijo"
            && parts.len() == 18
            && parts[1].parse::<u32>().is_ok_and(|number| (1..=20).contains(&number))
            && parts[2].parse::<u32>().is_ok()
            && parts[3..5] == ["│", "línea"]
            && line.ends_with("para que se note si se parte por la mitad")
    }
}
