//! Los programas de la chuleta se ejecutan, y cada error que nombra falla como ella dice.

use tests::{Run, Trial, requires, trial_if, workspace_root};

pub fn trials() -> Vec<Trial> {
    ["examen", "bifurcar", "errores"]
        .into_iter()
        .map(|name| {
            let needed = || requires::python_module("python3", "psutil");
            trial_if(&format!("chuleta: {name}.py hace lo que dice"), needed, move || runs(name))
        })
        .collect()
}

fn runs(name: &str) {
    let script = workspace_root().join(format!("book/src/chuleta/{name}.py"));
    let outcome = Run::new("python3").args(["-B", &script.display().to_string()]).run();
    outcome.assert_code(0).assert_no_complaints().assert_nothing_alive().assert_no_files();
}
