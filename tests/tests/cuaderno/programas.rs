//! Un paso que sus opciones convierten en programa se pide solo, y la lección lo dice antes de ejecutar ningún otro.

use std::collections::BTreeMap;

use tests::{Run, Trial, lesson_bin, trial};

/// La lección, un paso corriente, y la opción que convierte en programa a otros.
const TURNING: [(&str, &str, &str); 2] =
    [("05_server", "apuntes", "--sirve"), ("03_fork_exec_wait", "fork", "--interactivo")];

pub fn trials() -> Vec<Trial> {
    TURNING
        .into_iter()
        .map(|(lesson, plain, option)| {
            trial(&format!("con {option}, un programa se rechaza entre otros pasos"), move || {
                refused_before_anything_runs(lesson, plain, option);
            })
        })
        .collect()
}

fn refused_before_anything_runs(lesson: &str, plain: &str, option: &str) {
    let programs = steps_with(lesson, option);
    assert!(!programs.is_empty(), "ningún paso de {lesson} tiene {option}");
    for step in programs {
        for arguments in [vec![plain, &step, option], vec![&step, option, plain]] {
            let outcome = Run::new(lesson_bin(lesson)).args(arguments).run();
            outcome.assert_code(2).assert_clean();
            outcome.assert_complains(&format!("con {option}, «{step}» es un programa"));
            assert!(outcome.stdout.is_empty(), "ya había empezado:\n{}", outcome.report());
        }
    }
}

/// Los pasos cuya ayuda nombra esta opción.
fn steps_with(lesson: &str, option: &str) -> Vec<String> {
    let help: BTreeMap<&String, String> = crate::steps::names(lesson)
        .iter()
        .map(|step| {
            let outcome = Run::new(lesson_bin(lesson)).args([step, "--ayuda"]).run();
            (step, outcome.stdout)
        })
        .collect();
    let own = |text: &String| text.lines().any(|line| line.trim_start().starts_with(option));
    help.into_iter().filter(|(_, text)| own(text)).map(|(step, _)| step.clone()).collect()
}
