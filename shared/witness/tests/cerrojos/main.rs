//! Lo que los programas hacen con lo que comparten: consta en el registro, y se le puede preguntar.
//!
//! Este mismo ejecutable es el programa que se mira, si se le dice cuál.

mod programas;

use std::env;
use std::process::ExitCode;

use tests::{End, Outcome, Run, Trial, requires, trial_if};
use witness::Record;
use witness::record::{Act, ObjectKind};

const CRONOGRAMA: &str = env!("CARGO_BIN_EXE_cronograma");
const PROGRAM: &str = "--programa=";

fn main() -> ExitCode {
    if let Some(name) = env::args().nth(1).as_deref().and_then(|word| word.strip_prefix(PROGRAM)) {
        return programas::run(name).map_or(ExitCode::FAILURE, |()| ExitCode::SUCCESS);
    }
    tests::main(|| {
        vec![
            watched("con el mismo cerrojo, nadie lo tiene a la vez que otro", same_lock),
            watched("con un cerrojo cada uno, lo tienen a la vez", one_each),
            watched("los filósofos: el círculo de los que se esperan", philosophers),
            watched("una cola nunca tiene más de lo que cabe", queue),
            watched("cada tarea de una reserva la hace uno, y consta quién", pool),
            watched("cada elemento de una lista es un objeto", array),
            watched("semáforo, rlock, evento y condición", variety),
            watched("el cerrojo de un muerto se lo queda otro", dead_owner),
            watched("removido, se pierden sumas y consta cómo; con cerrojo, ninguna", stirred),
            watched("sin pedirlo no se anota nada", not_asked),
            watched("si son demasiadas marcas, consta el principio y hasta cuándo", too_many),
            watched("de quien no deja marcas se ven los futex compartidos", futexes),
            trial_if("se ven los cerrojos de los ficheros", python_watched, file_locks),
            trial_if("y lo que va por las tuberías de un Python", python_watched, pipes),
        ]
    })
}

fn watched(name: &str, body: fn()) -> Trial {
    trial_if(name, ptrace_allowed, body)
}

fn ptrace_allowed() -> Result<(), String> {
    match Run::new(CRONOGRAMA).args(["--", "true"]).run().end {
        End::Exited(125) => Err("aquí no se permite ptrace".to_owned()),
        _ => Ok(()),
    }
}

fn python_watched() -> Result<(), String> {
    requires::program("python3")?;
    ptrace_allowed()
}

/// Lo que consta de un programa, mirado con esas opciones.
fn look(options: &[&str], command: &[&str]) -> (Record, Outcome) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("registro.json").display().to_string();
    let words = ["--json", &file].into_iter().chain(options.iter().copied());
    let outcome =
        Run::new(CRONOGRAMA).args(words.chain(["--"]).chain(command.iter().copied())).run();
    outcome.assert_nothing_alive();
    let text = std::fs::read_to_string(file).unwrap();
    (serde_json::from_str(&text).unwrap_or_else(|_| panic!("{}", outcome.report())), outcome)
}

fn program(options: &[&str], name: &str) -> Record {
    let this = env::current_exe().unwrap().display().to_string();
    let (record, outcome) = look(options, &[&this, &format!("{PROGRAM}{name}")]);
    outcome.assert_code(0);
    assert_eq!(record.doubts, [""; 0]);
    record
}

fn record_of(name: &str) -> Record {
    program(&["--cerrojos"], name)
}

fn same_lock() {
    let record = record_of("mismo_lock");
    assert_eq!(record.kind_of("común"), Some(ObjectKind::Lock));
    let holdings = record.holdings();
    assert_eq!(holdings.len(), 120);
    for pair in holdings.windows(2) {
        assert!(pair[0].end_us.unwrap() <= pair[1].begin_us, "{pair:?}");
    }
    assert_eq!(record.lost_update("valor 1"), None);
    assert_eq!(record.deadlock(), None);
    assert_eq!(record.acts("H2", Act::Wrote, "valor 1").count(), 40);
}

fn one_each() {
    let record = record_of("un_lock_cada_uno");
    let holdings = record.holdings();
    let owners: Vec<_> = holdings.iter().map(|hold| (&*hold.by, &*hold.object)).collect();
    assert!(owners.iter().any(|(by, _)| *by == "H1") && owners.iter().any(|(by, _)| *by == "H2"));
    let locks = record.objects.iter().filter(|object| object.kind == ObjectKind::Lock);
    assert_eq!((holdings.len(), locks.count()), (2, 2), "{owners:?}");
    assert!(holdings[1].begin_us < holdings[0].end_us.unwrap(), "{holdings:?}");
}

fn philosophers() {
    let record = record_of("filosofos");
    let mut circle: Vec<_> = record
        .deadlock()
        .expect("se esperaban en círculo")
        .into_iter()
        .map(|b| format!("{} {} {}", b.waiter, b.object, b.holder))
        .collect();
    circle.sort();
    assert_eq!(circle, ["H1 tenedor 2 H2", "H2 tenedor 1 H1"]);
}

fn queue() {
    let record = record_of("productor_consumidor");
    let most = record.most_queued("pedidos");
    assert!((1..=2).contains(&most), "{most}");
    assert_eq!(record.acts("P", Act::Put, "pedidos").count(), 20);
    assert_eq!(record.acts("H1", Act::Taken, "pedidos").count(), 20);
    let (put, taken) = (("P", Act::Put, "pedidos"), ("H1", Act::Taken, "pedidos"));
    assert_eq!(record.happened_before(put, taken), Some(true));
}

fn pool() {
    let tasks = record_of("reserva").tasks();
    let mut numbers: Vec<_> = tasks.iter().map(|task| task.value.unwrap()).collect();
    numbers.sort_unstable();
    assert_eq!(numbers, (0..10).collect::<Vec<_>>());
    assert!(tasks.iter().all(|task| task.end_us.is_some() && task.by.starts_with('H')));
    // Los de un mismo trozo los hace el mismo.
    let who = |number| tasks.iter().find(|task| task.value == Some(number)).unwrap().by.clone();
    assert!(who(0) == who(1) && who(1) == who(2), "{tasks:?}");
}

fn array() {
    let marks = record_of("lista").marks;
    let seen: Vec<_> = marks.iter().map(|mark| (mark.act, &*mark.of, mark.value)).collect();
    assert_eq!(seen, [(Act::Read, "lista 1[0]", Some(5)), (Act::Wrote, "lista 1[1]", Some(6))]);
}

fn variety() {
    let record = record_of("variedad");
    let holdings = record.holdings();
    for (object, times) in [("semáforo 1", 1), ("rlock 1", 1)] {
        let of_child = holdings.iter().filter(|hold| hold.object == object && hold.by == "H1");
        assert_eq!(of_child.count(), times, "{object}: {holdings:?}");
    }
    let before = |first, second| record.happened_before(first, second) == Some(true);
    assert!(before(("P", Act::Woke, "evento 1"), ("H1", Act::Got, "evento 1")));
    assert!(before(("H1", Act::Woke, "sitio (2)"), ("P", Act::Got, "sitio (2)")));
    assert_eq!(record.kind_of("sitio"), Some(ObjectKind::Lock));
    assert_eq!(record.kind_of("sitio (2)"), Some(ObjectKind::Condition));
}

fn dead_owner() {
    let record = record_of("muere_con_el");
    let holdings = record.holdings();
    let owners: Vec<_> = holdings.iter().map(|hold| &*hold.by).collect();
    assert_eq!(owners, ["H1", "P"]);
    assert!(holdings[0].end_us.unwrap() >= record.process("H1").unwrap().exit.unwrap().t_us);
}

fn stirred() {
    for seed in ["3", "4"] {
        let lost = program(&["--remueve", seed], "sin_lock");
        let four = lost.lost_update("valor 1").expect("se pierde alguna suma");
        let who: std::collections::BTreeSet<_> = four.iter().map(|mark| &mark.by).collect();
        assert_eq!(who.len(), 2, "{four:?}");
        let right = program(&["--remueve", seed], "mismo_lock");
        assert_eq!(right.lost_update("valor 1"), None);
        assert_eq!(right.acts("H1", Act::Wrote, "valor 1").count(), 40);
    }
}

fn not_asked() {
    let record = program(&[], "mismo_lock");
    assert!(record.marks.is_empty() && record.objects.is_empty());
}

fn too_many() {
    let this = env::current_exe().unwrap().display().to_string();
    let (record, outcome) = look(&["--cerrojos"], &[&this, &format!("{PROGRAM}sin_parar")]);
    outcome.assert_code(0).assert_complains("solo consta el principio, las primeras 65536 marcas");
    let until_us = record.marks_until_us.expect("se llenó");
    assert!(until_us < record.end_us);
    assert!(record.marks.iter().all(|mark| mark.t_us <= until_us));
    assert!(record.holdings().iter().all(|hold| hold.end_us.is_some()));
    // Sus futex también son suyos: nadie los ve.
    assert!(record.objects.iter().all(|object| object.kind == ObjectKind::Lock));
}

/// Un semáforo de C sin marcas, en memoria que comparten padre e hijo.
fn futexes() {
    let script = "
import mmap, ctypes, os, time
libc = ctypes.CDLL(None, use_errno=True)
m = mmap.mmap(-1, 4096)
s = ctypes.byref(ctypes.c_char.from_buffer(m))
libc.sem_init(s, 1, 0)
if os.fork() == 0:
    libc.sem_wait(s)
    os._exit(0)
while open(f'/proc/self/task/{os.getpid()}/children').read().strip() and libc.sem_post(s) == 0:
    time.sleep(0.2)
    break
os.wait()
";
    let python = if Run::new("python3").args(["-c", "pass"]).run().end == End::Exited(0) {
        "python3"
    } else {
        return;
    };
    let script = script.replace("\nwhile", "\ntime.sleep(0.3)\nwhile");
    let (record, outcome) = look(&["--cerrojos"], &[python, "-S", "-c", &script]);
    outcome.assert_code(0);
    let waiting: Vec<_> =
        record.waitings().into_iter().filter(|wait| wait.object == "futex 1").collect();
    let woke = record.marks.iter().find(|mark| mark.act == Act::Woke).expect("alguien despierta");
    assert_eq!(waiting.len(), 1, "{:?}", record.marks);
    assert!(waiting[0].end_us.is_some() && waiting[0].by != woke.by);
    assert!(waiting[0].begin_us <= woke.t_us);
}

fn file_locks() {
    // El primero lo suelta, y el segundo solo cierra el fichero.
    let code = "
import fcntl, os
for n in range(2):
    if os.fork() == 0:
        f = open('turno', 'w')
        fcntl.flock(f, fcntl.LOCK_EX)
        n or fcntl.flock(f, fcntl.LOCK_UN)
        f.close()
        fcntl.lockf(open('otro', 'w'), fcntl.LOCK_EX | fcntl.LOCK_NB)
        os._exit(0)
    os.wait()
fcntl.flock(open('turno', 'w'), fcntl.LOCK_EX)
fcntl.flock(open('turno', 'w'), fcntl.LOCK_SH)";
    let (record, outcome) = look(&["--cerrojos"], &["python3", "-c", code]);
    outcome.assert_code(0);
    let turn = "cerrojo del fichero turno";
    assert_eq!(record.kind_of(turn), Some(ObjectKind::Lock));
    let seen: Vec<_> = record.marks.iter().filter(|mark| mark.of == turn).collect();
    let seen: Vec<_> = seen.iter().map(|mark| (mark.by.as_str(), mark.act)).collect();
    use Act::{Got, Released, Wanted};
    assert_eq!(
        seen,
        [
            ("H1", Wanted),
            ("H1", Got),
            ("H1", Released),
            ("H2", Wanted),
            ("H2", Got),
            ("P", Wanted),
            ("H2", Released),
            ("P", Got),
        ]
    );
    assert_eq!(record.acts("H2", Got, "cerrojo del fichero otro").count(), 1);
}

fn pipes() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("tuberias.py");
    let code = "
import multiprocessing
from concurrent.futures import ProcessPoolExecutor
def suma(extremo):
    extremo.send(extremo.recv() + 1)
if __name__ == '__main__':
    for como in 'fork', 'spawn':
        contexto = multiprocessing.get_context(como)
        mio, suyo = contexto.Pipe()
        hijo = contexto.Process(target=suma, args=(suyo,))
        hijo.start()
        mio.send(4)
        assert mio.recv() == 5
        hijo.join()
    with ProcessPoolExecutor(2) as reserva:
        assert list(reserva.map(abs, [-1])) == [1]";
    std::fs::write(&file, code).unwrap();
    let (record, outcome) = look(&["--cerrojos"], &["python3", &file.display().to_string()]);
    outcome.assert_code(0);
    // Una por sentido; las del ejecutor no son cosa del programa.
    let names = record.objects.iter().filter(|object| object.name.starts_with("tubería"));
    assert_eq!(names.count(), 4);
    let acts = |of: &str| {
        let marks = record.marks.iter().filter(|mark| mark.of == of && mark.act != Act::Wanted);
        marks.map(|mark| (mark.by.clone(), mark.act)).collect::<Vec<_>>()
    };
    let child = acts("tubería 3")[1].0.clone();
    assert_eq!(acts("tubería 1"), [("P".into(), Act::Put), ("H1".into(), Act::Taken)]);
    assert_eq!(acts("tubería 2"), [("H1".into(), Act::Put), ("P".into(), Act::Taken)]);
    assert_eq!(acts("tubería 4"), [(child, Act::Put), ("P".into(), Act::Taken)]);
}
