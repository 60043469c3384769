//! Lo que anota el testigo es lo que dice `strace -f` de los mismos programas: procesos, padres, exec, finales y esperas.

mod traza;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode};

use tests::{End, Run, requires, trial_if};
use traza::Seen;
use witness::Record;
use witness::record::Status;

const CRONOGRAMA: &str = env!("CARGO_BIN_EXE_cronograma");
const SOURCE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/programas/casos.c");
const CASES: [&str; 11] = [
    "familia",
    "ignorada",
    "sin_zombis",
    "adoptado",
    "hilo_exec",
    "sin_principal",
    "prestado",
    "mirado",
    "detenido",
    "tiempo_real",
    "nuevo_clone",
];
const PIPES: &str =
    "for i in 1 2 3; do echo $i | cat | wc -c; done; (exit 3); { sleep 0.01; true; } & wait";
const MAKEFILE: &str = "a: b c d e\n\tcat b c d e > a\nb c d e:\n\techo $@ | cat > $@\n";

fn main() -> ExitCode {
    tests::main(|| {
        vec![
            trial_if("casos en C", || requires::program("cc").and_then(|()| possible()), cases),
            trial_if("una shell con tuberías", possible, || {
                same(&["bash", "-c", PIPES], Path::new("/"))
            }),
            trial_if("make -j4", || requires::program("make").and_then(|()| possible()), make),
        ]
    })
}

fn possible() -> Result<(), String> {
    requires::program("strace")?;
    match Run::new(CRONOGRAMA).args(["--", "true"]).run().end {
        End::Exited(125) => Err("aquí no se permite ptrace".to_owned()),
        _ => Ok(()),
    }
}

fn cases() {
    let folder = tempfile::tempdir().unwrap();
    let program = folder.path().join("casos").display().to_string();
    let compiled = Command::new("cc").args(["-O1", "-pthread", "-o", &program, SOURCE]).status();
    assert!(compiled.unwrap().success());
    CASES.iter().for_each(|case| same(&[&program, case], Path::new("/")));
}

fn make() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("Makefile"), MAKEFILE).unwrap();
    same(&["make", "-j4", "-B"], folder.path());
}

fn same(command: &[&str], cwd: &Path) {
    let folder = tempfile::tempdir().unwrap();
    let [record, trace] =
        ["registro", "traza"].map(|name| folder.path().join(name).display().to_string());
    let watched = ["--json", &record, "--"];
    let strace = ["-f", "-e", "trace=process", "-o", &trace];
    Run::new(CRONOGRAMA).args(watched.iter().chain(command).copied()).cwd(cwd).run().assert_code(0);
    Run::new("strace").args(strace.iter().chain(command).copied()).cwd(cwd).run().assert_code(0);
    let record: Record = serde_json::from_str(&fs::read_to_string(record).unwrap()).unwrap();
    assert_eq!(record.doubts, [""; 0]);
    let ours = tree(&noted(&record), &"P".to_owned());
    let theirs = traza::read(&fs::read_to_string(trace).unwrap());
    let root = theirs.keys().find(|pid| theirs.values().all(|seen| !seen.children.contains(pid)));
    assert_eq!(ours, tree(&theirs, root.unwrap()), "{command:?}");
}

fn noted(record: &Record) -> BTreeMap<String, Seen<String>> {
    let processes = record.processes.iter();
    let seen = processes.map(|process| {
        let children = record.children_of(&process.name).map(|child| child.name.clone()).collect();
        let exit = match process.status() {
            Some(Status::Code(code)) => format!("código {code}"),
            Some(Status::Signal(signal)) => format!("señal {signal}"),
            None => "sin final".to_owned(),
        };
        let waits =
            process.waits.iter().filter(|wait| wait.reaped.is_some() || wait.seen.is_some());
        let found = waits.count();
        (process.name.clone(), Seen { children, execs: process.execs.len(), exit, found })
    });
    seen.collect()
}

/// El árbol de uno, escrito; los hermanos, por orden alfabético de lo que hicieron.
fn tree<K: Ord>(all: &BTreeMap<K, Seen<K>>, root: &K) -> String {
    let seen = &all[root];
    let mut children: Vec<String> = seen.children.iter().map(|child| tree(all, child)).collect();
    children.sort();
    let inside = children.join("\n").replace('\n', "\n  ");
    let line = format!("{} exec, {}, {} esperas", seen.execs, seen.exit, seen.found);
    if children.is_empty() { line } else { format!("{line}\n  {inside}") }
}
