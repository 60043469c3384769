//! `cargo comparativa` funciona y no deja nada, se mida o se interrumpa. Cuánto corre cada uno no se prueba aquí.

use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::time::Duration;

use tests::requires::program;
use tests::{Run, trial, trial_if, workspace_root};

fn main() -> ExitCode {
    tests::main(|| {
        vec![
            trial_if("mide todos los trabajos en los tres lenguajes", every_rival, measures),
            trial("sin Python ni compilador de C, lo dice en la tabla", without_rivals),
            trial("con Ctrl-C no queda nada", interrupted),
            trial("un argumento que no existe es un error de uso", wrong_argument),
            trial("el atajo y la ayuda existen", help),
        ]
    })
}

/// Los apartados de la tabla.
const TITLES: [&str; 19] = [
    "Lock libre:",
    "Lock disputado:",
    "Queue de números: un proceso",
    "Queue de números: cuatro procesos",
    "Queue de mensajes de 1 MiB:",
    "Process:",
    "Pool.map de sumar uno, con los trozos automáticos",
    "Pool.map de sumar uno, con trozos de una tarea",
    "Pool.map de mensajes de 1 MiB",
    "RLock libre:",
    "Semaphore disputado:",
    "Value:",
    "Event:",
    "Condition:",
    "Barrier:",
    "Pipe: un número",
    "Pipe: un mensaje de 1 MiB",
    "JoinableQueue:",
    "Testigo:",
];

fn every_rival() -> Result<(), String> {
    program("cc").and(program("python3")).and(program("strace"))
}

/// El programa, y el testigo que mide, construidos sin optimizar: aquí no se mide nada.
fn comparison() -> Run {
    build(&["--package", "shared", "--example", "comparativa"]);
    build(&["--package", "witness", "--bin", "cronograma"]);
    Run::new(examples().join("comparativa"))
}

fn build(what: &[&str]) {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["build", "--quiet"]).args(what).current_dir(workspace_root());
    assert!(cargo.status().is_ok_and(|status| status.success()), "{what:?} no compila");
}

/// Cargo deja los ejemplos al lado de la carpeta de este binario de pruebas.
fn examples() -> PathBuf {
    let mut folder = std::env::current_exe().expect("este programa está en alguna parte");
    folder.pop();
    folder.pop();
    folder.join("examples")
}

fn measures() {
    let outcome = comparison().arg("--rapida").run();
    outcome.assert_code(0).assert_no_complaints().assert_clean().assert_says_in_order(&TITLES);
    outcome.assert_never_says("sin medir");
    let ours = outcome.lines().iter().filter(|line| line.starts_with("  este cuaderno ")).count();
    let ratios = outcome.lines().iter().filter(|line| line.contains("   razón ")).count();
    assert_eq!((ours, ratios), (18, 24), "{}", outcome.report());
}

fn without_rivals() {
    let outcome = comparison().arg("--rapida").env("PATH", "/no/existe").run();
    outcome.assert_code(0).assert_no_complaints().assert_clean().assert_says_in_order(&TITLES);
    outcome.assert_says("sin medir: no está el compilador de C (`cc`); objetivo: ≥ 0,8");
    outcome.assert_says("sin medir: no está `python3`; objetivo: ≥ 8,0");
    outcome.assert_says(
        "  con strace         sin medir: no está el compilador de C (`cc`); objetivo: ≤ 0,5",
    );
}

fn interrupted() {
    let run = comparison().terminal(100, 40).deadline(Duration::from_secs(60));
    let outcome = run.wait_for("Lock libre").ctrl_c().run();
    outcome.assert_code(130).assert_clean();
    outcome.assert_says("Interrumpido: no queda ningún proceso ni ningún fichero.");
}

fn wrong_argument() {
    let outcome = comparison().arg("--deprisa").run();
    outcome.assert_code(2).assert_clean();
    outcome.assert_complains("Error: no entiendo «--deprisa»: `cargo comparativa` solo admite");
}

fn help() {
    let help = comparison().arg("--ayuda").run();
    help.assert_code(0).assert_clean().assert_says("--rapida");
    assert!(help.stdout.lines().all(|line| line.chars().count() <= 80), "{}", help.stdout);
    let aliases = std::fs::read_to_string(workspace_root().join(".cargo/config.toml")).unwrap();
    let alias = "comparativa = \"run --quiet --release --package shared --example comparativa --\"";
    assert!(aliases.lines().any(|line| line == alias), "{aliases}");
}
