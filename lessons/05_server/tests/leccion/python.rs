//! Los programas de Python del capítulo que no son de un paso, y los que dicen lo mismo que el suyo.

use tests::{Outcome, Run, Trial, requires, trial_if, workspace_root};

use crate::leccion;

pub fn trials() -> Vec<Trial> {
    let con_python = || requires::program("python3");
    vec![
        trial_if("apuntes.py dice lo mismo que el paso", con_python, apuntes),
        trial_if(
            "distribuido.py cuenta lo mismo que el paso",
            con_python,
            distribuido,
        ),
        trial_if("eco.py atiende a los tres y los recoge", con_python, eco),
    ]
}

fn python(programa: &str) -> Outcome {
    let programa = workspace_root().join(programa).display().to_string();
    // Con PYTHONUNBUFFERED, cada `print` son dos escrituras, y las de dos procesos
    // pueden mezclarse.
    let outcome = Run::new("python3")
        .args(["-B", &programa])
        .env_remove("PYTHONUNBUFFERED")
        .run();
    outcome.assert_code(0).assert_clean().assert_no_complaints();
    outcome
}

fn rust(paso: &str) -> Outcome {
    let outcome = leccion().arg(paso).run();
    outcome.assert_code(0).assert_clean();
    outcome
}

fn apuntes() {
    let (python, rust) =
        (python("lessons/05_server/python/apuntes.py"), rust("apuntes"));
    for cliente in 1..=3 {
        let dicho = format!("Manejando cliente {cliente}");
        python.assert_says(&dicho);
        rust.assert_says(&dicho);
    }
}

fn distribuido() {
    let (python, rust) =
        (python("lessons/05_server/python/distribuido.py"), rust("distribuido"));
    for linea in python.lines() {
        rust.assert_says(&linea);
    }
}

fn eco() {
    python("book/src/05_server/python/eco.py")
        .assert_says("los he recogido a todos");
}
