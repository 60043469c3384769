//! Remover una ejecución: lo que el programa no ordena sale desordenado todas las veces, y lo que ordena, ninguna.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Duration;

use tempfile::TempDir;
use tests::{End, Outcome, Run, Signal, Trial, requires, trial_if};
use witness::Record;

const CRONOGRAMA: &str = env!("CARGO_BIN_EXE_cronograma");
const SHORT: u32 = 3;

fn main() -> ExitCode {
    tests::main(|| {
        vec![
            with_c("una carrera pierde sumas con todas las semillas", race_loses),
            with_c("una carrera de hilos, también", threads_lose),
            with_c("sin carrera no se pierde nada", atomic_never_loses),
            watched("quien no espera acaba antes que su hijo", forgets_to_wait),
            with_python("quien duerme en lugar de esperar, también", sleeps_instead),
            with_python("quien hace un wait de menos, también", one_wait_too_few),
            watched("quien espera acaba después", waits),
            with_python("un join de menos se ve siempre", one_join_too_few),
            with_python("con todos los join no se ve nada", every_join),
            with_python("quien duerme en lugar de esperar un cambio, lo ve antes", looks_early),
            with_python("quien lo espera, lo ve después", looks_after),
            with_c("dos líneas sin orden salen en los dos", both_orders),
            watched("quien nace antes no siempre llega antes", both_arrivals),
            with_c("un retenido al que matan muere en el acto", killed_while_held),
            with_c("con vfork todo sigue igual", borrowed),
            trial_if("una señal que no se atiende no corta nada", can_begin_again, not_cut),
            watched("los límites acaban también con los retenidos", limit_met),
            watched("Ctrl-C acaba también con los retenidos", interrupted),
            watched("el registro dice la semilla", seed_kept),
        ]
    })
}

fn watched(name: &str, body: fn()) -> Trial {
    trial_if(name, requires::ptrace, body)
}

fn with_c(name: &str, body: fn()) -> Trial {
    trial_if(name, || requires::program("cc").and_then(|()| requires::ptrace()), body)
}

fn with_python(name: &str, body: fn()) -> Trial {
    trial_if(name, || requires::program("python3").and_then(|()| requires::ptrace()), body)
}

fn seeds() -> std::ops::Range<u32> {
    0..requires::repetitions(SHORT)
}

/// Un programa de C, construido en una carpeta que dura lo que la prueba.
fn build(source: &str, defines: &[&str]) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let program = folder.path().join("programa");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/c").join(source);
    let mut compiler = Command::new("cc");
    compiler.args(["-O1", "-w", "-pthread", "-o"]).arg(&program).args(defines).arg(&source);
    assert!(compiler.status().unwrap().success(), "{compiler:?}");
    (folder, program)
}

fn stirred(seed: u32, options: &[&str], command: &[&str]) -> Run {
    let seed = seed.to_string();
    Run::new(CRONOGRAMA)
        .args(["--remueve", &seed])
        .args(options.iter().copied())
        .arg("--")
        .args(command.iter().copied())
}

/// Lo que dice el registro de una orden que acaba bien.
fn record(seed: u32, command: &[&str]) -> Record {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("registro.json").display().to_string();
    let outcome = stirred(seed, &["--json", &file], command).run();
    outcome.assert_code(0).assert_clean();
    serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap()
}

fn lost(outcome: &Outcome) -> u32 {
    outcome.assert_code(0).assert_clean();
    let said = outcome.stdout.trim().strip_prefix("perdidas: ");
    said.and_then(|number| number.parse().ok()).unwrap_or_else(|| panic!("{}", outcome.report()))
}

/// Las semillas con las que se perdió algo, en todas las CPU y en una.
fn losing(defines: &[&str]) -> Vec<u32> {
    let (_folder, program) = build("carrera.c", defines);
    let program = program.display().to_string();
    let json = ["--json", "/dev/null"];
    seeds()
        .filter(|seed| {
            let run = || stirred(*seed, &json, &[&program]);
            let (many, one) = (lost(&run().run()) > 0, lost(&run().one_cpu().run()) > 0);
            assert_eq!(many, one, "semilla {seed}: no es igual en una CPU");
            many
        })
        .collect()
}

fn race_loses() {
    assert_eq!(losing(&[]), seeds().collect::<Vec<_>>());
}

fn threads_lose() {
    assert_eq!(losing(&["-DCON_HILOS"]), seeds().collect::<Vec<_>>());
}

fn atomic_never_loses() {
    assert_eq!(losing(&["-DSIN_PERDIDAS"]), [0; 0]);
    assert_eq!(losing(&["-DSIN_PERDIDAS", "-DCON_HILOS"]), [0; 0]);
}

/// Los hijos que terminaron después de que alguien escribiera «fin».
fn ended_after_fin(record: &Record) -> Vec<&str> {
    let fin = record.writes.iter().find(|write| write.text.contains("fin")).expect("dice fin");
    let late = |process: &&witness::record::Process| process.exit.unwrap().t_us > fin.t_us;
    record.processes.iter().skip(1).filter(late).map(|process| process.name.as_str()).collect()
}

fn forgets_to_wait() {
    for seed in seeds() {
        let record = record(seed, &["bash", "-c", "(:) & (:) & echo fin; wait"]);
        assert_eq!(ended_after_fin(&record), ["H1", "H2"], "semilla {seed}");
    }
}

fn sleeps_instead() {
    let program = "import os, time\n\
                   if os.fork() == 0: os._exit(0)\n\
                   time.sleep(0.1)\n\
                   print('fin', flush=True)\n\
                   os.wait()";
    for seed in seeds() {
        let record = record(seed, &[&interpreter(), "-c", program]);
        assert_eq!(ended_after_fin(&record), ["H1"], "semilla {seed}");
    }
}

/// El padre escribe la prioridad que le ve a su hijo, que la sube, tras hacer eso.
fn seen_priority(seed: u32, before_looking: &str) -> String {
    let program = format!(
        "import os, time\n\
         leer, escribir = os.pipe()\n\
         mia = os.getpriority(os.PRIO_PROCESS, 0)\n\
         if (hijo := os.fork()) == 0:\n    \
             os.nice(1)\n    \
             os.write(escribir, b'x')\n    \
             time.sleep(0.2)\n    \
             os._exit(0)\n\
         {before_looking}\n\
         print(os.getpriority(os.PRIO_PROCESS, hijo) - mia, flush=True)\n\
         os.wait()"
    );
    let outcome = stirred(seed, &[], &[&interpreter(), "-c", &program]).run();
    outcome.assert_code(0);
    outcome.stdout.trim().to_owned()
}

fn looks_early() {
    for seed in seeds() {
        assert_eq!(seen_priority(seed, "time.sleep(0.5)"), "0", "semilla {seed}");
    }
}

fn looks_after() {
    for seed in seeds() {
        assert_eq!(seen_priority(seed, "os.read(leer, 1)"), "1", "semilla {seed}");
    }
}

fn one_wait_too_few() {
    let program = "import os\n\
                   for hijo in range(3):\n    \
                       if os.fork() == 0: os._exit(0)\n\
                   for hijo in range(2): os.wait()\n\
                   print('fin', flush=True)\n\
                   os.wait()";
    for seed in seeds() {
        let record = record(seed, &[&interpreter(), "-c", program]);
        assert_eq!(ended_after_fin(&record).len(), 1, "semilla {seed}");
    }
}

fn waits() {
    for seed in seeds() {
        let record = record(seed, &["bash", "-c", "(:) & (:) & wait; echo fin"]);
        assert_eq!(ended_after_fin(&record), [""; 0], "semilla {seed}");
    }
}

/// Tres hijos; el padre espera a los que diga `waited`.
fn joins(seed: u32, waited: &str) -> Record {
    let program = format!(
        "from multiprocessing import get_context\n\
         Process = get_context('fork').Process\n\
         hijos = [Process(target=print, args=('hijo', n)) for n in range(3)]\n\
         for hijo in hijos: hijo.start()\n\
         for hijo in {waited}: hijo.join()\n\
         print('fin', flush=True)"
    );
    record(seed, &[&interpreter(), "-c", &program])
}

/// El intérprete de verdad: `python3` puede ser un guion que ejecuta otros cuarenta programas.
fn interpreter() -> String {
    let asked = Command::new("python3").args(["-c", "import sys; print(sys.executable)"]).output();
    String::from_utf8(asked.unwrap().stdout).unwrap().trim().to_owned()
}

fn one_join_too_few() {
    for seed in seeds() {
        for (waited, forgotten) in [("hijos[1:]", "H1"), ("hijos[:-1]", "H3")] {
            let record = joins(seed, waited);
            assert_eq!(ended_after_fin(&record), [forgotten], "semilla {seed}, {waited}");
        }
    }
}

fn every_join() {
    for seed in seeds() {
        assert_eq!(ended_after_fin(&joins(seed, "hijos")), [""; 0], "semilla {seed}");
    }
}

fn both_orders() {
    let (_folder, program) = build("lineas.c", &[]);
    let program = program.display().to_string();
    let seen = |first: &str| {
        (0..40).any(|seed| {
            let outcome = stirred(seed, &["--json", "/dev/null"], &[&program]).run();
            outcome.assert_code(0).assert_clean();
            outcome.stdout.starts_with(first)
        })
    };
    assert!(seen("padre"), "nunca escribe antes el padre");
    assert!(seen("hijo"), "nunca escribe antes el hijo");
}

fn both_arrivals() {
    let script = "(echo 1) & sleep 0.02; (echo 2) & wait";
    let seen = |first: &str| {
        (0..40).any(|seed| {
            let outcome = stirred(seed, &["--json", "/dev/null"], &["bash", "-c", script]).run();
            outcome.assert_code(0).assert_clean();
            outcome.stdout.starts_with(first)
        })
    };
    assert!(seen("1") && seen("2"), "siempre llega antes el mismo");
}

fn killed_while_held() {
    let (_folder, program) = build("matado.c", &[]);
    let program = program.display().to_string();
    let killed = seeds().filter(|seed| {
        let outcome = stirred(*seed, &["--json", "/dev/null"], &[&program]).run();
        outcome.assert_code(0).assert_clean();
        // En una máquina muy ocupada, al padre puede no darle tiempo a matarlo.
        assert!(["señal: 9", "señal: 0"].contains(&outcome.stdout.trim()), "semilla {seed}");
        outcome.stdout.trim() == "señal: 9"
    });
    assert_ne!(killed.count(), 0, "no lo mata con ninguna semilla");
}

fn borrowed() {
    let (_folder, program) = build("prestado.c", &[]);
    for seed in seeds() {
        let record = record(seed, &[&program.display().to_string()]);
        assert_eq!(record.written_by("P", 1).trim(), "0 127", "semilla {seed}");
    }
}

/// En ARM, cuando el testigo ve la señal, el núcleo ya ha decidido.
fn can_begin_again() -> Result<(), String> {
    if !cfg!(target_arch = "x86_64") {
        return Err("solo en x86-64 se puede empezar de nuevo la llamada".to_owned());
    }
    requires::program("cc").and_then(|()| requires::ptrace())
}

fn not_cut() {
    let (_folder, program) = build("no_corta.c", &[]);
    let program = program.display().to_string();
    let json = ["--json", "/dev/null"];
    for (seed, sleeps) in ["epoll", "semop", "sigwaitinfo"].into_iter().enumerate() {
        let ignored = [&program, sleeps];
        let caught = [&program, sleeps, "atiende"];
        for (command, expected) in
            [(&ignored[..], "lo que esperaba"), (&caught[..], "Interrupted system call")]
        {
            let alone = Run::new(&program).args(command[1..].iter().copied());
            let watched = Run::new(CRONOGRAMA).args(json).arg("--").args(command.iter().copied());
            for run in [alone, watched, stirred(seed as u32, &json, command)] {
                let outcome = run.run();
                outcome.assert_code(0).assert_clean();
                assert_eq!(outcome.stdout.trim(), expected, "{command:?}");
            }
        }
    }
}

fn limit_met() {
    let script = "for i in {1..8}; do (:) & done; sleep 60";
    for limit in [["--segundos", "0.1"], ["--max-vivos", "5"], ["--max-procesos", "6"]] {
        let outcome = stirred(1, &limit, &["bash", "-c", script]).run();
        outcome.assert_code(124).assert_nothing_alive();
    }
}

fn interrupted() {
    let script = "echo empieza; for i in {1..8}; do (:) & done; sleep 60";
    let run = stirred(1, &["--json", "/dev/null"], &["bash", "-c", script]).terminal(80, 24);
    let outcome = run.wait_for("empieza").ctrl_c().deadline(Duration::from_secs(30)).run();
    assert_eq!(outcome.end, End::Signaled(Signal::SIGINT as i32), "{}", outcome.report());
    outcome.assert_nothing_alive();
}

fn seed_kept() {
    assert_eq!(record(0, &["true"]).stir, Some(0));
    assert_eq!(record(4_000_000_000, &["true"]).stir, Some(4_000_000_000));
}
