//! La solución de *Crea*: dice de cada orden si no existe, si no se puede ejecutar, o cómo ha acabado.

use tests::{Outcome, Run, Trial, requires, trial, trial_if, workspace_root};

pub fn trials() -> Vec<Trial> {
    vec![
        trial(
            "paralelo distingue un exec que falla de un programa que sale con 127 o 126",
            de_exec,
        ),
        trial(
            "paralelo nombra la señal que mata, también las de tiempo real",
            de_senal,
        ),
        trial("paralelo cuenta los fallos aunque sean muchos", muchos),
        trial_if("paralelo.py dice lo mismo que paralelo", con_python, en_python),
    ]
}

fn paralelo(ordenes: &[&str]) -> Run {
    let cargo =
        ["run", "-q", "-p", "l03_fork_exec_wait", "--example", "paralelo", "--"];
    Run::new(env!("CARGO"))
        .cwd(workspace_root())
        .args(cargo)
        .args(ordenes.iter().copied())
}

/// `paralelo` parte las órdenes por los espacios y no entiende de comillas: el guion va en un fichero.
fn con_guion(guion: &str) -> Outcome {
    let carpeta = tempfile::tempdir().unwrap();
    let fichero = carpeta.path().join("guion");
    std::fs::write(&fichero, guion).unwrap();
    paralelo(&[&format!("sh {}", fichero.display())]).run()
}

fn de_exec() {
    let outcome = paralelo(&["/no/existe", "/etc/passwd", ""]).run();
    outcome.assert_code(0).assert_clean().assert_says("«/no/existe» no existe");
    outcome.assert_says(
        "«/etc/passwd» no se puede ejecutar: permiso denegado (EACCES)",
    );
    outcome.assert_says("«» no existe").assert_says("órdenes que han fallado: 3");
    for codigo in [127, 126] {
        let outcome = con_guion(&format!("exit {codigo}"));
        outcome.assert_code(0).assert_says(&format!("ha salido con {codigo}"));
    }
}

fn de_senal() {
    con_guion("kill -35 $$").assert_code(0).assert_says("la ha matado SIGRTMIN+1");
    con_guion("kill -9 $$").assert_code(0).assert_says("la ha matado SIGKILL");
}

fn muchos() {
    let outcome = paralelo(&["false"; 300]).run();
    outcome
        .assert_code(0)
        .assert_clean()
        .assert_says("órdenes que han fallado: 300");
}

fn con_python() -> Result<(), String> {
    requires::program("python3")
}

/// Las frases, sin quien las dice, de las órdenes que acaban en un orden seguro.
fn en_python() {
    let programa =
        workspace_root().join("lessons/03_fork_exec_wait/examples/paralelo.py");
    let python = |ordenes: &[&str]| {
        let run = Run::new("python3").args(["-B", &programa.display().to_string()]);
        let outcome = run.args(ordenes.iter().copied()).run();
        outcome.assert_code(0).assert_clean().assert_no_complaints();
        outcome
    };
    let dicho = |outcome: &Outcome| -> Vec<String> {
        let frase = |linea: &String| {
            linea.rsplit("│ ").next().unwrap_or_default().to_owned()
        };
        outcome.lines().iter().map(frase).collect()
    };
    assert_eq!(dicho(&python(&[])), dicho(&paralelo(&[]).run()));
    let outcome = python(&[
        "/etc/passwd",
        "",
        "sh -c kill${IFS}-9${IFS}$$",
        "env -u A sh -c exit",
    ]);
    outcome.assert_says("«/etc/passwd» no se puede ejecutar (EACCES)");
    outcome.assert_says("«» no existe").assert_says("la ha matado la señal 9");
    outcome.assert_says("«env -u A sh -c exit» ha ido bien");
    outcome.assert_says("órdenes que han fallado: 3");
}
