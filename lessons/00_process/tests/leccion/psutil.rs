//! Los programas de Python de las páginas de `psutil`, que no son los de ningún paso.

use tests::{Run, Trial, requires, trial_if, workspace_root};

pub fn trials() -> Vec<Trial> {
    vec![
        con_psutil(
            "cada excepción de psutil sale cuando dice el libro",
            excepciones,
        ),
        con_psutil(
            "a quien espera psutil, multiprocessing lo da por vivo",
            quien_espera,
        ),
    ]
}

fn con_psutil(nombre: &str, prueba: fn()) -> Trial {
    trial_if(&format!("en Python, {nombre}"), hay_psutil, prueba)
}

fn hay_psutil() -> Result<(), String> {
    requires::python_module("python3", "psutil")
}

fn dice(programa: &str, texto: &str) {
    let ruta = workspace_root().join("book/src/00_process/python").join(programa);
    let outcome =
        Run::new("python3").args(["-B", &ruta.display().to_string()]).run();
    outcome.assert_code(0).assert_clean().assert_no_complaints();
    assert_eq!(outcome.stdout, texto, "{}", outcome.report());
}

fn excepciones() {
    let texto = "kill() a un zombi: no hace nada, y no lanza nada\n\
                 kill() cuando ya no existe: NoSuchProcess\n\
                 una señal a un proceso de otro: AccessDenied\n";
    dice("excepciones.py", texto);
}

fn quien_espera() {
    let texto = "wait() de psutil: -15\n\
                 exitcode: None is_alive(): True\n\
                 exitcode: -15 is_alive(): False\n\
                 wait() de psutil: None\n";
    dice("quien_espera.py", texto);
}
