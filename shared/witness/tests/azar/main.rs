//! Ejecuciones al azar: lo que anota el testigo es lo que la propia familia apuntó que hacía.

mod compara;
mod diario;

use std::process::{Command, ExitCode};

use diario::Diary;
use tests::{End, Run, Trial, requires, trial_if};
use witness::Record;

const CRONOGRAMA: &str = env!("CARGO_BIN_EXE_cronograma");
const SOURCE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/programas/azar.c");

fn main() -> ExitCode {
    tests::main(|| {
        vec![
            soak("una familia al azar", ""),
            soak("una familia al azar, y alguien de fuera que la mata", "$A verdugo $D $S & "),
        ]
    })
}

fn soak(name: &str, before: &'static str) -> Trial {
    trial_if(name, possible, move || {
        let folder = tempfile::tempdir().unwrap();
        let program = folder.path().join("azar").display().to_string();
        let compiled =
            Command::new("cc").args(["-O1", "-pthread", "-o", &program, SOURCE]).status().unwrap();
        assert!(compiled.success());
        let seeds: Vec<u32> = (1..=requires::repetitions(12)).collect();
        let doubts: usize = seeds.iter().map(|seed| one(&program, before, *seed)).sum();
        eprintln!("{} ejecuciones, {doubts} dudas", seeds.len());
    })
}

fn possible() -> Result<(), String> {
    requires::program("cc")?;
    match Run::new(CRONOGRAMA).args(["--", "true"]).run().end {
        End::Exited(125) => Err("aquí no se permite ptrace".to_owned()),
        _ => Ok(()),
    }
}

/// Una ejecución. Devuelve cuántas dudas hubo.
fn one(program: &str, before: &str, seed: u32) -> usize {
    let folder = tempfile::tempdir().unwrap();
    let [diary, record] =
        ["diario", "registro"].map(|name| folder.path().join(name).display().to_string());
    let script = format!(
        "{before}$W --json $R --supervivientes 1 -- $A $S $D; e=$?; kill -9 $! 2> /dev/null; exit $e"
    );
    let outcome = Run::sh(&script)
        .env("W", CRONOGRAMA)
        .env("A", program)
        .env("S", seed.to_string())
        .env("D", &diary)
        .env("R", &record)
        .run();
    outcome.assert_finished().assert_nothing_alive();
    let read =
        |file| std::fs::read_to_string(file).unwrap_or_else(|_| panic!("{}", outcome.report()));
    let record: Record = serde_json::from_str(&read(&record)).unwrap();
    let faults = compara::faults(&record, &Diary::read(&read(&diary)));
    if !faults.is_empty()
        && let Some(kept) = std::env::var_os("CUADERNO_GUARDA")
    {
        let _ = Command::new("cp").arg("-r").arg(folder.path()).arg(kept).status();
    }
    assert!(
        faults.is_empty(),
        "semilla {seed}, {} procesos:\n{}\ndudas: {:?}\n{}",
        record.processes.len(),
        faults.join("\n"),
        record.doubts,
        outcome.stderr
    );
    record.doubts.len()
}
