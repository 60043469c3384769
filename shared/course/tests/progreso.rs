//! Los pasos que se ven en un terminal quedan apuntados, y apuntarlos nunca estorba a la lección.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::ExitCode;

use tests::{Outcome, Run, lesson_bin, requires, trial, trial_if};

const LAUNCHER: &str = env!("CARGO_BIN_EXE_leccion");

fn main() -> ExitCode {
    tests::main(|| {
        vec![
            trial("en un terminal, el paso queda apuntado", seen),
            trial("fuera de un terminal, o si se sale antes, no", not_seen),
            trial("con --python y con --cronograma también cuenta", other_ways),
            trial("lo que no se puede apuntar no se nota", cannot_note),
            trial_if("tampoco donde no se deja escribir", requires::root, read_only),
            trial("varias lecciones a la vez lo apuntan todo", together),
            trial("los ejercicios hechos salen en el curso", exercises),
            trial("los pasos que se cuentan son los de la lección", counted),
        ]
    })
}

const LESSON: &str = "00_process";

fn lesson(state: &Path, arguments: &[&str]) -> Run {
    Run::new(lesson_bin(LESSON))
        .args(arguments.iter().copied())
        .arg("--sin-pausas")
        .env("XDG_STATE_HOME", state.display().to_string())
}

fn course(state: &Path) -> Outcome {
    let run = Run::new(LAUNCHER).env("XDG_STATE_HOME", state.display().to_string());
    let outcome = run.run();
    outcome.assert_code(0).assert_clean().assert_no_complaints();
    outcome
}

fn seen() {
    let home = tempfile::tempdir().unwrap();
    let state = home.path().join("estado");
    course(&state).assert_says("    0 de 23 pasos, 0 de ");
    for _ in 0..2 {
        lesson(&state, &["memoria", "nombres"]).terminal(80, 24).run().assert_code(0);
        course(&state).assert_says("    2 de 23 pasos, 0 de ");
    }
    assert_eq!(names(&state.join("cuaderno-de-procesos/pasos/00_process")), ["memoria", "nombres"]);
    // Un paso que ya no existe no se cuenta.
    fs::write(state.join("cuaderno-de-procesos/pasos/00_process/antiguo"), "").unwrap();
    course(&state).assert_says("    2 de 23 pasos, 0 de ");
}

fn not_seen() {
    let state = tempfile::tempdir().unwrap();
    lesson(state.path(), &["memoria"]).run().assert_code(0);
    let run = Run::new(lesson_bin(LESSON)).arg("memoria");
    let run = run.env("XDG_STATE_HOME", state.path().display().to_string());
    run.terminal(80, 24).wait_for("Escribe tu predicción").eof().run().assert_code(0);
    assert_eq!(names(state.path()), [] as [String; 0]);
}

fn other_ways() {
    for option in ["--python", "--cronograma"] {
        let state = tempfile::tempdir().unwrap();
        lesson(state.path(), &["memoria", option]).terminal(80, 24).run().assert_finished();
        course(state.path()).assert_says("    1 de 23 pasos");
    }
}

fn cannot_note() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("fichero");
    fs::write(&file, "").unwrap();
    let fifo = home.path().join("cuaderno-de-procesos/pasos/00_process/memoria");
    fs::create_dir_all(fifo.parent().unwrap()).unwrap();
    nix::unistd::mkfifo(&fifo, nix::sys::stat::Mode::S_IRWXU).unwrap();
    for state in [Path::new("/dev/null"), &file, home.path(), Path::new("no/es/absoluta")] {
        assert_quiet(lesson(state, &["memoria"]).env_remove("HOME"));
    }
    fs::write(home.path().join("cuaderno-de-procesos/progreso.json"), "{\"hechos\":{").unwrap();
    course(home.path());
}

fn read_only() {
    let home = tempfile::tempdir().unwrap();
    fs::set_permissions(home.path(), Permissions::from_mode(0o555)).unwrap();
    assert_quiet(lesson(home.path(), &["memoria"]).ordinary_user());
    assert_eq!(names(home.path()), [] as [String; 0]);
}

fn assert_quiet(run: Run) {
    let outcome = run.terminal(80, 24).run();
    outcome.assert_code(0).assert_clean().assert_says("Fin de la lección");
}

fn together() {
    let state = tempfile::tempdir().unwrap();
    let steps = ["memoria", "nombres", "plantilla", "start_join"];
    std::thread::scope(|scope| {
        for step in steps {
            let run = lesson(state.path(), &[step]).terminal(80, 24);
            scope.spawn(move || {
                run.run().assert_code(0).assert_clean();
            });
        }
    });
    course(state.path()).assert_says("    4 de 23 pasos");
}

fn exercises() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("cuaderno-de-procesos");
    fs::create_dir(&folder).unwrap();
    let done = r#"{"hechos": {"plantilla": ["c"], "subclase": ["c"], "de_otra_version": ["c"]}}"#;
    fs::write(folder.join("progreso.json"), done).unwrap();
    course(home.path()).assert_says("    0 de 23 pasos, 2 de ");
}

fn counted() {
    let list = Run::new(lesson_bin(LESSON)).arg("--lista").run();
    let numbered =
        |line: &&String| line.trim_start().starts_with(|first: char| first.is_ascii_digit());
    let steps = list.lines().iter().filter(numbered).count();
    let nowhere = Path::new("/dev/null");
    course(nowhere).assert_says(&format!("Procesos\n    0 de {steps} pasos"));
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}
