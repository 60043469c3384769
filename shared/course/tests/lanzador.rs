//! `cargo leccion` visto desde fuera: encuentra la lección, se convierte en ella y explica lo que no entiende.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use tests::lesson::assert_no_english;
use tests::{Run, Signal, trial, workspace_root};

const LAUNCHER: &str = env!("CARGO_BIN_EXE_leccion");
const PREDICTION: &str = "Escribe tu predicción o pulsa Intro";

fn main() -> ExitCode {
    tests::main(|| {
        vec![
            trial("sola, enseña el curso y cómo se sigue", || {
                for argument in [None, Some("--ayuda"), Some("--help"), Some("-h"), Some("--lista")]
                {
                    let outcome = launcher().args(argument).run();
                    outcome.assert_code(0).assert_clean().assert_no_complaints();
                    for lesson in &course::COURSE {
                        outcome.assert_says(lesson.name);
                    }
                    outcome.assert_says("cargo leccion sync lock");
                    assert_no_english(&outcome.stdout);
                }
            }),
            trial("bastan un número o una parte del nombre, en cualquier carpeta", || {
                for typed in ["1", "01_sync", "sync"] {
                    opens(
                        &[typed, "--lista"],
                        "carrera ",
                        &workspace_root().join("lessons/02_pool"),
                    );
                }
            }),
            trial("todas las opciones son para la lección", || {
                let root = workspace_root();
                opens(&["0", "--version"], "00_process 0.", root);
                opens(&["0", "--ayuda"], "Lección 00_process", root);
                opens(&["0", "plantilla", "--procesos", "2"], "1 de 1 · plantilla", root);
                opens(&["0", "--", "plantilla", "--procesos", "2"], "1 de 1 · plantilla", root);
            }),
            trial("lo que no se entiende se explica en español y acaba con 2", || {
                refuses(&["minishell"], "no hay ninguna lección «minishell»");
                refuses(&["_"], "«_» puede ser más de una lección; escribe su número");
                refuses(&["--xyz"], "falta la lección, como en:\n   cargo leccion 00 --xyz");
                refuses(&[""], "no hay ninguna lección «»");
                refuses(&["\u{1b}[31mrojo"], "no hay ninguna lección «?[31mrojo»");
            }),
            trial("el código de salida es el de la lección", || {
                for (order, code) in [("exit 3", 3), ("kill -9 $$", 137)] {
                    let run =
                        launcher().args(["zombi", "init_en_miniatura", "--", "sh", "-c", order]);
                    run.cwd(workspace_root()).run().assert_code(code).assert_clean();
                }
                opens_badly(&["0", "memori"], 2, "¿Querías decir «memoria»?");
            }),
            trial("el proceso, el terminal y las señales son los de la lección", || {
                let outcome = Run::sh(&format!("echo yo $$; exec '{LAUNCHER}' 0 memoria"))
                    .cwd(workspace_root())
                    .run();
                outcome.assert_code(0).assert_clean();
                let lines = outcome.lines();
                let pid = lines[0].strip_prefix("yo ").unwrap();
                outcome.assert_says(&format!("padre {pid} │"));
                let terminal = || {
                    let run = launcher().args(["0", "memoria"]).cwd(workspace_root());
                    run.terminal(80, 24).wait_for(PREDICTION)
                };
                terminal().ctrl_c().run().assert_code(130).assert_clean();
                let ended = terminal().signal(Signal::SIGTERM).run();
                ended.assert_code(143).assert_clean().assert_says("Terminado por SIGTERM");
            }),
            trial("si la lección no compila, se ve lo que dice Cargo", || {
                let folder = broken_workbook();
                let run = launcher()
                    .arg("0")
                    .env("CARGO_TARGET_DIR", folder.path().join("target").display().to_string());
                let course = folder.path().join("shared/course");
                let outcome = run
                    .env("CARGO_MANIFEST_DIR", course.display().to_string())
                    .cwd(folder.path())
                    .run();
                outcome.assert_code(101).assert_complains("expected one of");
            }),
            trial("si no está Cargo, lo dice", || {
                let outcome = launcher().arg("0").env("CARGO", "/no/existe/cargo").run();
                outcome.assert_code(1).assert_clean();
                outcome.assert_complains("Error: no se puede ejecutar /no/existe/cargo: no existe");
            }),
            trial("si nadie lee el curso, acaba en silencio", || {
                let outcome = Run::sh(&format!("'{LAUNCHER}' | head -1")).run();
                outcome.assert_code(0).assert_clean().assert_no_complaints();
                let outcome = launcher().stdout_full().run();
                outcome.assert_code(1).assert_complains("Error: no se puede escribir en la salida");
            }),
        ]
    })
}

fn launcher() -> Run {
    Run::new(LAUNCHER)
}

fn opens(arguments: &[&str], says: &str, folder: &Path) {
    let outcome = launcher().args(arguments.iter().copied()).cwd(folder).run();
    outcome.assert_code(0).assert_clean().assert_says(says);
}

fn opens_badly(arguments: &[&str], code: i32, complaint: &str) {
    let outcome = launcher().args(arguments.iter().copied()).cwd(workspace_root()).run();
    outcome.assert_code(code).assert_clean().assert_complains(complaint);
}

fn refuses(arguments: &[&str], complaint: &str) {
    opens_badly(arguments, 2, complaint);
    let outcome = launcher().args(arguments.iter().copied()).run();
    outcome.assert_complains("Error: ").assert_complains("00");
    assert_no_english(&outcome.stderr);
}

/// Un cuaderno con una sola lección, que no compila.
fn broken_workbook() -> tempfile::TempDir {
    let folder = tempfile::Builder::new().prefix("cuaderno-").tempdir().unwrap();
    let lesson = folder.path().join("lessons/00_process");
    fs::create_dir_all(lesson.join("src")).unwrap();
    fs::create_dir_all(folder.path().join("shared/course")).unwrap();
    let workspace = "[workspace]\nresolver = \"3\"\nmembers = [\"lessons/*\"]\n";
    fs::write(folder.path().join("Cargo.toml"), workspace).unwrap();
    let package = "[package]\nname = \"l00\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\
                   [[bin]]\nname = \"00_process\"\npath = \"src/main.rs\"\n";
    fs::write(lesson.join("Cargo.toml"), package).unwrap();
    fs::write(lesson.join("src/main.rs"), "fn main() { esto no compila }\n").unwrap();
    folder
}
