//! El programa de los apuntes se ejecuta, y dice lo mismo que el paso.

use tests::{Run, Trial, requires, trial_if, workspace_root};

use crate::leccion;

pub fn trials() -> Vec<Trial> {
    vec![trial_if(
        "apuntes.py dice lo mismo que el paso",
        || requires::program("python3"),
        lo_mismo,
    )]
}

fn lo_mismo() {
    let programa = workspace_root().join("lessons/05_server/python/apuntes.py");
    let python = Run::new("python3").arg("-B").arg(programa.display().to_string()).run();
    python.assert_code(0).assert_clean();
    let rust = leccion().arg("apuntes").run();
    rust.assert_code(0).assert_clean();
    // En Python, el texto y el salto de línea pueden ir por separado, y mezclarse con los de otro hijo.
    for cliente in 1..=3 {
        let dicho = format!("Manejando cliente {cliente}");
        python.assert_says(&dicho);
        rust.assert_says(&dicho);
    }
}
