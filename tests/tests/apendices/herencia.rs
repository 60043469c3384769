//! Los programas de un alumno, que usan `shared` sin ser una lección, acaban bien los ejecute quien los ejecute.

use std::path::{Path, PathBuf};

use tests::paths::{files_below, lessons_by_binary};
use tests::{Outcome, Run, Trial, trial, workspace_root};

/// A quien espera un número le llega este; los demás no lo miran.
const ARGUMENT: &str = "100";
/// Sirve hasta que alguien lo termina.
const ENDLESS: &str = "eco";

pub fn trials() -> Vec<Trial> {
    let programs = programs().into_iter().filter(|source| stem(source) != ENDLESS);
    programs
        .map(|source| {
            let name = format!("{}: herede lo que herede, acaba bien", stem(&source));
            trial(&name, move || whatever_it_inherits(&source))
        })
        .collect()
}

/// Los de `shared/examples` y las soluciones de los *Crea*.
fn programs() -> Vec<PathBuf> {
    let root = workspace_root();
    let mut crates: Vec<PathBuf> = lessons_by_binary().into_values().collect();
    crates.push(root.join("shared"));
    crates.iter().flat_map(|folder| files_below(&folder.join("examples"), "rs")).collect()
}

fn stem(source: &Path) -> &str {
    source.file_stem().and_then(|name| name.to_str()).expect("los nombres son ASCII")
}

fn whatever_it_inherits(source: &Path) {
    let program = build(source);
    let run = |script: &str| Run::sh(script).arg(&program).arg(ARGUMENT).run();
    let usual = run("exec \"$0\" \"$1\"");
    usual.assert_code(0).assert_clean();
    let unwaited = run("exec env --ignore-signal=CHLD \"$0\" \"$1\"");
    let blocked = run("exec env --block-signal=TERM --block-signal=CHLD \"$0\" \"$1\"");
    for outcome in [&unwaited, &blocked] {
        outcome.assert_code(0).assert_clean();
        assert_eq!(lengths(outcome), lengths(&usual), "{}", outcome.report());
    }
    for closed in ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"] {
        run(&format!("exec \"$0\" \"$1\" {closed}")).assert_code(0).assert_clean();
    }
}

/// Cuántas líneas dice: los PID y el orden cambian de una vez a otra.
fn lengths(outcome: &Outcome) -> (usize, usize) {
    (outcome.stdout.lines().count(), outcome.stderr.lines().count())
}

fn build(source: &Path) -> String {
    let manifest = source.ancestors().nth(2).expect("está en una carpeta «examples»");
    let manifest = manifest.join("Cargo.toml").display().to_string();
    let name = stem(source);
    let built = Run::new(env!("CARGO"))
        .args(["build", "--quiet", "--manifest-path", &manifest, "--example", name])
        .cwd(workspace_root())
        .deadline(std::time::Duration::from_secs(300))
        .run();
    built.assert_code(0);
    let mut folder = std::env::current_exe().expect("este programa está en alguna parte");
    folder.pop();
    folder.pop();
    folder.join("examples").join(name).display().to_string()
}
