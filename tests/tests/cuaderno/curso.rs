//! El curso es el que dice `shared::lesson::COURSE`, y las dos órdenes de siempre lo abren.

use shared::lesson::COURSE;
use tests::paths::{files_below, lessons_by_binary};
use tests::{Run, Trial, lesson_bin, trial, workspace_root};

pub fn trials() -> Vec<Trial> {
    vec![
        trial("una lección está escrita si su carpeta existe", written_lessons),
        trial("cargo run abre la lección 00", || opens(&["run", "--quiet", "--", "--lista"])),
        trial("cargo leccion abre cualquiera con sus opciones", || {
            opens(&["leccion", "0", "--lista"]);
        }),
        trial("cargo run --bin abre cada lección escrita", every_lesson),
        trial("al acabar, cada lección nombra la siguiente y su orden", next_lesson),
        trial("ningún paso pasa de 84 líneas, ni lo que usa de 110", short_steps),
    ]
}

/// Los binarios de las lecciones que hay, según los `Cargo.toml` de `lessons`.
fn binaries() -> Vec<String> {
    lessons_by_binary().into_keys().collect()
}

fn written_lessons() {
    let written: Vec<&str> =
        COURSE.iter().filter(|lesson| lesson.written).map(|lesson| lesson.name).collect();
    assert_eq!(written, binaries(), "¿has puesto `written: true` en COURSE al añadir la lección?");
}

fn opens(arguments: &[&str]) {
    let outcome =
        Run::new(env!("CARGO")).args(arguments.iter().copied()).cwd(workspace_root()).run();
    outcome.assert_code(0).assert_clean().assert_says("1  programa ");
}

fn every_lesson() {
    for name in binaries() {
        let run = Run::new(env!("CARGO")).args(["run", "--quiet", "--bin", &name, "--", "--lista"]);
        run.cwd(workspace_root()).run().assert_code(0).assert_clean();
    }
}

fn next_lesson() {
    for pair in COURSE.windows(2).filter(|pair| pair[0].written) {
        let outcome = Run::new(lesson_bin(pair[0].name)).arg("1").env("COLUMNS", "1000").run();
        outcome.assert_code(0).assert_says("Fin de la lección.");
        let said = outcome.lines().join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(
            said.contains(&pair[1].command()),
            "no nombra {}\n{}",
            pair[1].command(),
            outcome.report()
        );
        assert_eq!(
            said.contains("Todavía no está escrita"),
            !pair[1].written,
            "{}",
            outcome.report()
        );
    }
}

fn short_steps() {
    for folder in tests::lesson_names() {
        let source = workspace_root().join("lessons").join(folder).join("src");
        for path in files_below(&source, "rs") {
            // Los pasos están en la propia carpeta, con la lista de todos; debajo, lo que usan.
            let is_step = path.parent() == Some(&source) && !path.ends_with("main.rs");
            let most = if is_step { 84 } else { 110 };
            let lines = std::fs::read_to_string(&path).unwrap().lines().count();
            assert!(
                lines <= most,
                "{} tiene {lines} líneas, y caben {most}: ¿qué segundo tema se ha colado?",
                path.display()
            );
        }
    }
}
