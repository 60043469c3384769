//! `--python` enseña y ejecuta el programa de Python de un paso; y cada programa hace lo que dice y no deja nada.

use std::path::PathBuf;

use tests::paths::{files_below, lessons_by_binary};
use tests::{Run, Trial, lesson_bin, requires, trial, trial_if, workspace_root};

use crate::steps::{names, written};

/// Las que comparan además sus programas con los pasos, en sus propias pruebas.
const COMPARED: [&str; 1] = ["03_fork_exec_wait"];
/// Los que usan `spawn` o `forkserver`: Python arranca además uno o dos procesos suyos, que acaban en cuanto ven que el
/// programa ha acabado, y no los espera nadie.
const HELPED: [(&str, &str); 1] = [("00_process", "arranque")];
/// Acaban con un servidor cuyos hijos ya son zombis: los recoge quien los adopta, un instante después.
const LEAVE_ZOMBIES: [(&str, &str); 2] =
    [("05_server", "con_limite"), ("05_server", "hijo_por_cliente")];
/// Los intérpretes con los que se prueba, si están.
const INTERPRETERS: [&str; 6] =
    ["python3", "python3.10", "python3.11", "python3.12", "python3.13", "python3.14"];

pub fn trials() -> Vec<Trial> {
    let mut trials = vec![
        trial("todo programa de Python es de algún paso", none_left_over),
        trial("los programas de Python caben en 80 columnas y en una página", they_fit),
        trial_if(
            "ningún programa de Python se llama como un módulo de los suyos",
            python,
            no_module_is_hidden,
        ),
        trial_if("--python enseña el programa y lo ejecuta", python, shown_and_run),
        trial("--python sin python3 dice cómo instalarlo", without_python),
        trial("--python mal usado dice qué hacer", misused),
    ];
    for lesson in written().filter(|lesson| !COMPARED.contains(lesson)) {
        for step in names(lesson) {
            trials.push(trial_if(
                &format!("{lesson}: {step}.py se ejecuta y no deja nada"),
                move || needs(lesson, step),
                move || runs(lesson, step),
            ));
        }
    }
    trials
}

fn python() -> Result<(), String> {
    requires::program("python3")
}

fn folder(lesson: &str) -> PathBuf {
    lessons_by_binary()[lesson].join("python")
}

fn program(lesson: &str, step: &str) -> PathBuf {
    folder(lesson).join(format!("{step}.py"))
}

fn code(lesson: &str, step: &str) -> String {
    std::fs::read_to_string(program(lesson, step)).unwrap()
}

fn none_left_over() {
    for lesson in written() {
        let extra: Vec<_> = files_below(&folder(lesson), "py")
            .into_iter()
            .filter(|path| {
                let name = path.file_stem().unwrap().to_str().unwrap();
                !names(lesson).iter().any(|step| step == name)
            })
            .collect();
        assert!(extra.is_empty(), "no son de ningún paso: {extra:?}");
    }
}

fn they_fit() {
    for lesson in written().filter(|lesson| !COMPARED.contains(lesson)) {
        for step in names(lesson) {
            let code = code(lesson, step);
            // Las marcas son para el libro: ni ocupan la pizarra ni salen con --python.
            let lines = code.lines().filter(|line| !line.contains("# ANCHOR")).count();
            assert!(lines <= 65, "{step}.py es largo para una pizarra: {lines} líneas");
            let wide = code.lines().find(|line| line.chars().count() > 80);
            assert_eq!(wide, None, "{step}.py");
        }
    }
}

/// Quien ejecutase `queue.py` y escribiera `import queue` se importaría a sí mismo.
fn no_module_is_hidden() {
    let outcome =
        Run::new("python3").args(["-c", "import sys; print(*sys.stdlib_module_names)"]).run();
    let modules: Vec<&str> = outcome.stdout.split_whitespace().collect();
    assert!(modules.contains(&"queue"), "{}", outcome.report());
    for program in files_below(workspace_root(), "py") {
        let name = program.file_stem().unwrap().to_str().unwrap();
        let built = program.starts_with(workspace_root().join("target"));
        assert!(built || !modules.contains(&name), "{}: cámbiale el nombre", program.display());
    }
}

fn uses_psutil(lesson: &str, step: &str) -> bool {
    code(lesson, step).lines().any(|line| line == "import psutil")
}

fn needs(lesson: &str, step: &str) -> Result<(), String> {
    python()?;
    if uses_psutil(lesson, step) { requires::python_module("python3", "psutil") } else { Ok(()) }
}

fn runs(lesson: &str, step: &str) {
    let works = |name: &&str| {
        requires::program(name).is_ok()
            && Run::new(name).arg("--version").run().end == tests::End::Exited(0)
    };
    let usable =
        |name: &&str| !uses_psutil(lesson, step) || requires::python_module(name, "psutil").is_ok();
    for interpreter in INTERPRETERS.into_iter().filter(works).filter(usable) {
        let path = program(lesson, step).display().to_string();
        let outcome = Run::new(interpreter).args(["-B", &path]).run();
        outcome.assert_code(0).assert_no_complaints().assert_nothing_alive().assert_no_files();
        // Con memoria que tiene nombre, Python deja a quien la vigila, que acaba un instante después.
        let helped =
            HELPED.contains(&(lesson, step)) || code(lesson, step).contains("SharedMemory");
        if !helped && !LEAVE_ZOMBIES.contains(&(lesson, step)) {
            outcome.assert_clean();
        }
        assert!(!outcome.stdout.is_empty(), "{}", outcome.report());
    }
}

fn shown_and_run() {
    let outcome = Run::new(lesson_bin("00_process")).args(["memoria", "--python"]).run();
    outcome.assert_code(0).assert_clean().assert_no_complaints();
    outcome.assert_says("── lessons/00_process/python/memoria.py ──");
    outcome.assert_says("\nnumero = 5\n").assert_says("\nen el padre, numero vale 5\n");
    let shown = Run::new(lesson_bin("04_zombies_orphans")).args(["recoger", "--python"]).run();
    shown.assert_code(0).assert_clean();
    assert!(!shown.stdout.contains("ANCHOR"), "{}", shown.report());
}

fn without_python() {
    let run = Run::new(lesson_bin("00_process")).args(["memoria", "--python"]);
    let outcome = run.env("PATH", "/no/existe").run();
    outcome.assert_code(1).assert_clean().assert_complains("sudo apt install python3");
}

fn misused() {
    for (arguments, complaint) in [
        (
            &["--python"][..],
            "«--python» va con un solo paso, como en `cargo leccion 00 programa --python`",
        ),
        (&["memoria", "kill", "--python"], "va con un solo paso"),
        (&["plantilla", "--procesos", "3", "--python"], "«--procesos» es del programa de Rust"),
    ] {
        let outcome = Run::new(lesson_bin("00_process")).args(arguments.iter().copied()).run();
        outcome.assert_code(2).assert_clean().assert_complains(complaint);
    }
}
