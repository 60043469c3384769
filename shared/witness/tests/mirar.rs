//! Mirar programas cualesquiera: lo que consta en el registro es lo que hicieron.

use std::process::ExitCode;

use serde_json::Value;
use tests::{End, Outcome, Run, Signal, Trial, trial, trial_if};

const CRONOGRAMA: &str = env!("CARGO_BIN_EXE_cronograma");

fn main() -> ExitCode {
    tests::main(|| {
        vec![
            watched("padres, programas, códigos y quién recoge", families),
            watched("un huérfano, y quién lo adopta", orphans),
            watched("una señal, quién la envía y a quién mata", signals),
            watched("acaba como la orden, también si la mata una señal", ends_alike),
            watched("los límites acaban con todo y lo dicen", limits),
            watched("el dibujo cabe en 80 columnas y dice lo que significa", drawn),
            trial("mal usado, dice qué hacer", misused),
            trial("la ayuda cabe en 80 columnas", help),
        ]
    })
}

fn watched(name: &str, body: fn()) -> Trial {
    trial_if(name, ptrace_allowed, body)
}

fn ptrace_allowed() -> Result<(), String> {
    let outcome = Run::new(CRONOGRAMA).args(["--", "true"]).run();
    if outcome.end == End::Exited(125) {
        Err("aquí no se permite ptrace".to_owned())
    } else {
        Ok(())
    }
}

fn run(arguments: &[&str]) -> Outcome {
    Run::new(CRONOGRAMA).args(arguments.iter().copied()).run()
}

/// Lo que hizo un guion de la shell.
fn record(script: &str) -> Value {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("registro.json").display().to_string();
    let outcome = run(&["--json", &file, "--", "bash", "-c", script]);
    outcome.assert_nothing_alive();
    serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap()
}

fn families() {
    let record = record("(exit 3); /bin/true; (/bin/false; exit 4); exit 0");
    let processes = record["processes"].as_array().unwrap();
    let seen: Vec<String> = processes
        .iter()
        .map(|p| {
            format!("{} {} {} {}", p["name"], p["parent"], p["exit"]["code"], p["reaped"]["by"])
        })
        .collect();
    let expected = [
        r#""P" null 0 "X1""#,
        r#""H1" "P" 3 "P""#,
        r#""H2" "P" 0 "P""#,
        r#""H3" "P" 4 "P""#,
        r#""H3.1" "H3" 1 "H3""#,
    ];
    assert_eq!(seen, expected);
    assert!(processes[2]["execs"][0]["path"].as_str().unwrap().ends_with("/true"));
    assert_eq!(record["doubts"], serde_json::json!([]));
}

fn orphans() {
    let record = record("(sleep 0.2 & exit 0); sleep 0.4");
    let orphan = &record["processes"][2];
    assert_eq!((&orphan["name"], &orphan["parent"]), (&"H1.1".into(), &"H1".into()));
    assert_ne!(orphan["adopted"][0]["by"], Value::Null);
    assert_ne!(orphan["adopted"][0]["by"], "H1");
}

fn signals() {
    let record = record("sleep 30 & kill -9 $!; wait");
    let sent = &record["signals"][0];
    assert_eq!((&sent["from"], &sent["to"]), (&"P".into(), &"H1".into()));
    assert_eq!(
        (&sent["signal"], &record["processes"][1]["exit"]["signal"]),
        (&9.into(), &9.into())
    );
}

fn ends_alike() {
    run(&["--", "bash", "-c", "exit 7"]).assert_code(7).assert_clean();
    let killed = run(&["--", "bash", "-c", "kill -TERM $$"]);
    assert_eq!(killed.end, End::Signaled(Signal::SIGTERM as i32), "{}", killed.report());
}

fn limits() {
    for (arguments, said) in [
        (["--segundos", "0.2", "--", "sleep", "60"], "tardaba demasiado"),
        (["--max-salida", "1000", "--", "yes", "sí"], "escribía demasiado"),
        (
            ["--max-vivos", "9", "bash", "-c", "for i in {1..40}; do sleep 60 & done"],
            "vivos a la vez",
        ),
        (["--supervivientes", "0.1", "sh", "-c", "trap '' TERM; sleep 60 &"], "quedaban otros"),
    ] {
        let outcome = run(&arguments);
        outcome.assert_code(124).assert_nothing_alive().assert_complains(said);
    }
}

fn drawn() {
    let outcome = run(&["--", "bash", "-c", "(sleep 0.1; exit 3) & wait; exit 0"]);
    outcome.assert_code(0);
    for part in ["P bash", "└ H1", "○", "termina con otro código", "┈"] {
        assert!(outcome.stderr.contains(part), "falta «{part}»:\n{}", outcome.stderr);
    }
    assert!(outcome.stderr.lines().all(|line| line.chars().count() <= 80), "{}", outcome.stderr);
}

fn help() {
    let outcome = run(&["--ayuda"]);
    outcome.assert_code(0).assert_clean().assert_says("--sin-ptrace");
    assert!(outcome.stdout.lines().all(|line| line.chars().count() <= 80), "{}", outcome.stdout);
}

fn misused() {
    for (arguments, complaint) in [
        (&[][..], "falta la orden"),
        (&["--max-vivos", "cero", "--", "true"], "un número mayor que 0"),
        (&["--no-existe"], "«--no-existe»"),
        (&["--remueve", "mucho", "--", "true"], "una semilla, un número desde 0"),
        (&["--remueve", "-1", "--", "true"], "una semilla, un número desde 0"),
        (&["--remueve"], "falta la semilla"),
    ] {
        run(arguments).assert_code(2).assert_clean().assert_complains(complaint);
    }
    run(&["--", "no-existe-nunca"]).assert_code(127).assert_complains("¿está bien escrito?");
}
