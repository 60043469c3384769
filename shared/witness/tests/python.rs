//! Lo que dejan dicho los programas de Python: los que escribe quien está aprendiendo, con cerrojos y sin ellos.

use std::process::ExitCode;

use serde_json::Value;
use tests::{End, Outcome, Run, Trial, trial_if};

const CRONOGRAMA: &str = env!("CARGO_BIN_EXE_cronograma");
const METHODS: [&str; 3] = ["fork", "spawn", "forkserver"];

fn trials() -> Vec<Trial> {
    vec![
        watched("un cerrojo es el mismo en todos los procesos, nazcan como nazcan", one_lock),
        watched("adquirir y soltar a mano, y desistir", by_hand),
        watched("una cola: lo que entra y lo que sale, numerados", queue),
        watched("una reserva: qué obrero hace cada tarea", pool),
        watched("una reserva: qué devuelve cada tarea", results),
        watched("una tubería de os.pipe: lo que entra y lo que sale", raw_pipe),
        watched("por dónde pudo salir algo de un proceso", outlets),
        watched("una condición: quién espera y quién avisa", condition),
        watched("un interbloqueo, cortado por el límite", deadlock),
        watched("los procesos llevan el nombre que les puso el programa", labels),
        watched("sin cerrojo y removido, se pierden sumas y consta cuál", race),
        watched("con cerrojo y removido, no se pierde ninguna", no_race),
        watched("el programa ve, dice y hace lo mismo que sin mirar", unnoticed),
        watched("de quien no deja marcas queda una duda", doubt),
        watched("con pdb no se remueve", debugger),
    ]
}

fn main() -> ExitCode {
    tests::main(trials)
}

fn watched(name: &str, body: fn()) -> Trial {
    trial_if(name, can_run, body)
}

fn can_run() -> Result<(), String> {
    tests::requires::program("python3")?;
    if Run::new(CRONOGRAMA).args(["--", "true"]).run().end == End::Exited(125) {
        return Err("aquí no se permite ptrace".to_owned());
    }
    Ok(())
}

/// Un programa en una carpeta que dura lo que la prueba.
struct Program {
    folder: tempfile::TempDir,
}

impl Program {
    fn new(body: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("programa.py"), body).unwrap();
        Self { folder }
    }

    fn file(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    fn bare(&self, arguments: &[&str]) -> Outcome {
        Run::new("python3")
            .args([self.file("programa.py").as_str()])
            .args(arguments.iter().copied())
            .run()
    }

    fn watch(&self, options: &[&str], python: &[&str], arguments: &[&str]) -> (Outcome, Record) {
        let json = self.file("registro.json");
        let outcome = Run::new(CRONOGRAMA)
            .args(options.iter().copied())
            .args(["--json", &json, "--", "python3"])
            .args(python.iter().copied())
            .args([self.file("programa.py").as_str()])
            .args(arguments.iter().copied())
            .run();
        outcome.assert_nothing_alive();
        let text = std::fs::read_to_string(json).unwrap();
        (outcome, Record(serde_json::from_str(&text).unwrap()))
    }
}

struct Record(Value);

impl Record {
    fn list(&self, name: &str) -> &[Value] {
        self.0[name].as_array().unwrap()
    }

    /// «quién hizo de valor» de las marcas de un objeto.
    fn acts(&self, of: &str) -> Vec<String> {
        let marks = self.list("marks").iter().filter(|mark| mark["of"] == of);
        marks.map(|mark| format!("{} {}", text(&mark["by"]), text(&mark["act"]))).collect()
    }

    fn values(&self, of: &str, act: &str) -> Vec<i64> {
        let marks = self.list("marks").iter().filter(|mark| mark["of"] == of && mark["act"] == act);
        marks.filter_map(|mark| mark["value"].as_i64()).collect()
    }

    fn objects(&self) -> Vec<&str> {
        self.list("objects").iter().map(|object| text(&object["name"])).collect()
    }

    fn assert_no_doubts(&self) {
        assert!(self.list("doubts").is_empty(), "{:?}", self.list("doubts"));
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// Cuántas veces está cada cosa.
fn count(acts: &[String], act: &str) -> usize {
    acts.iter().filter(|known| known.ends_with(act)).count()
}

fn one_lock() {
    let program = Program::new(
        "import multiprocessing as mp, sys
def entrar(cerrojo):
    for _ in range(3):
        with cerrojo: pass
if __name__ == '__main__':
    mp.set_start_method(sys.argv[1])
    cerrojo = mp.Lock()
    hijos = [mp.Process(target=entrar, args=(cerrojo,)) for _ in range(2)]
    for hijo in hijos: hijo.start()
    for hijo in hijos: hijo.join()
",
    );
    for method in METHODS {
        let (outcome, record) = program.watch(&["--cerrojos"], &[], &[method]);
        outcome.assert_code(0);
        record.assert_no_doubts();
        assert_eq!(record.objects(), ["cerrojo 1"], "{method}");
        // Nadie lo tiene mientras lo tiene otro.
        let acts = record.acts("cerrojo 1");
        let turns: Vec<&String> = acts.iter().filter(|act| !act.ends_with("wanted")).collect();
        assert_eq!(turns.len(), 12, "{method}: {acts:?}");
        for turn in turns.chunks(2) {
            let (who, _) = turn[0].split_once(' ').unwrap();
            assert_eq!(
                turn,
                [&format!("{who} got"), &format!("{who} released")],
                "{method}: {acts:?}"
            );
        }
    }
}

fn by_hand() {
    let program = Program::new(
        "import multiprocessing as mp
cerrojo, otro, semaforo = mp.Lock(), mp.RLock(), mp.Semaphore(2)
cerrojo.acquire()
print(cerrojo.acquire(False), cerrojo.acquire(timeout=0.01))
cerrojo.release()
with otro, otro: pass
semaforo.acquire()
",
    );
    let (outcome, record) = program.watch(&["--cerrojos"], &[], &[]);
    assert_eq!(outcome.assert_code(0).stdout, "False False\n");
    let expected =
        ["P wanted", "P got", "P wanted", "P gave_up", "P wanted", "P gave_up", "P released"];
    assert_eq!(record.acts("cerrojo 1"), expected);
    let expected = ["P wanted", "P got", "P wanted", "P got", "P released", "P released"];
    assert_eq!(record.acts("rlock 1"), expected);
    assert_eq!(record.acts("semáforo 1"), ["P wanted", "P got"]);
}

fn queue() {
    let program = Program::new(
        "import multiprocessing as mp, sys
def producir(cola):
    for numero in range(3): cola.put(numero)
if __name__ == '__main__':
    mp.set_start_method(sys.argv[1])
    for cola in mp.Queue(2), mp.JoinableQueue(), mp.SimpleQueue():
        hijo = mp.Process(target=producir, args=(cola,))
        hijo.start()
        for _ in range(3): cola.get()
        hijo.join()
",
    );
    for method in METHODS {
        let (outcome, record) = program.watch(&["--cerrojos"], &[], &[method]);
        outcome.assert_code(0);
        assert_eq!(record.objects(), ["cola 1", "cola 2", "cola 3"], "{method}");
        for queue in record.objects() {
            assert_eq!(record.values(queue, "put"), [1, 2, 3], "{method} {queue}");
            assert_eq!(record.values(queue, "taken"), [1, 2, 3], "{method} {queue}");
            assert_eq!(count(&record.acts(queue), "P wanted"), 3, "{method} {queue}");
        }
    }
}

fn pool() {
    let program = Program::new(
        "import multiprocessing as mp, sys
from concurrent.futures import ProcessPoolExecutor
def doble(n): return 2 * n
if __name__ == '__main__':
    mp.set_start_method(sys.argv[1])
    with mp.Pool(2) as reserva: print(reserva.map(doble, range(6), chunksize=2))
    with ProcessPoolExecutor(1) as reserva: print(list(reserva.map(doble, range(2))))
",
    );
    for method in METHODS {
        let (outcome, record) = program.watch(&["--cerrojos"], &[], &[method]);
        assert_eq!(outcome.assert_code(0).stdout, "[0, 2, 4, 6, 8, 10]\n[0, 2]\n");
        assert_eq!(record.objects(), ["reserva 1", "reserva 2"], "{method}");
        for (pool, tasks) in [("reserva 1", vec![1, 2, 3]), ("reserva 2", vec![1, 2])] {
            let mut ended = record.values(pool, "task_ended");
            ended.sort_unstable();
            assert_eq!(
                (record.values(pool, "task_begun"), ended),
                (tasks.clone(), tasks),
                "{method}"
            );
            assert_eq!(count(&record.acts(pool), "P task_begun"), 0, "{method}");
        }
    }
}

fn results() {
    let program = Program::new(
        "import multiprocessing as mp, sys
from concurrent.futures import ProcessPoolExecutor
class Caja:
    def __init__(self, n): self.n = n
def doble(n): return 2 * n
def guarda(n): return Caja(n)
def falla(n): raise ValueError(n)
if __name__ == '__main__':
    mp.set_start_method(sys.argv[1])
    with mp.Pool(2) as reserva:
        reserva.map(doble, range(4), chunksize=2)
        reserva.apply(guarda, (7,))
        try: reserva.apply(falla, (8,))
        except ValueError: pass
    with ProcessPoolExecutor(1) as reserva: reserva.submit(doble, 50).result()
",
    );
    for method in METHODS {
        let (outcome, record) = program.watch(&["--cerrojos"], &[], &[method]);
        outcome.assert_code(0);
        let mut texts: Vec<_> =
            record.list("results").iter().map(|result| text(&result["text"])).collect();
        texts.sort_unstable();
        assert_eq!(texts, ["100", "[0, 2]", "[4, 6]", "{'n': 7}"], "{method}");
    }
}

fn raw_pipe() {
    let program = Program::new(
        "import os
r, w = os.pipe()
if os.fork() == 0:
    os.close(r)
    for n in range(3): os.write(w, bytes([n]))
    os._exit(0)
os.close(w)
while os.read(r, 1): pass
os.wait()
",
    );
    let (outcome, record) = program.watch(&["--cerrojos"], &[], &[]);
    outcome.assert_code(0);
    assert_eq!(record.objects(), ["tubería 1"]);
    let acts = record.acts("tubería 1");
    assert_eq!((count(&acts, "H1 put"), count(&acts, "P taken")), (3, 3), "{acts:?}");
    assert_eq!(acts.last().map(String::as_str), Some("P gave_up"));
}

fn outlets() {
    let program = Program::new(
        "import mmap, multiprocessing as mp, os, sys
def nada(): print('nada')
def fichero():
    with open(sys.argv[1], 'w') as f: f.write('algo')
def memoria(): mmap.mmap(-1, 8)
def nombre(): os.close(os.open(sys.argv[1] + '.cerrojo', os.O_CREAT | os.O_EXCL))
if __name__ == '__main__':
    cerrojo = mp.Lock()
    for que in nada, fichero, memoria, nombre:
        hijo = mp.Process(target=que)
        hijo.start()
        hijo.join()
",
    );
    let file = program.file("dicho");
    let (outcome, record) = program.watch(&["--cerrojos"], &[], &[&file]);
    outcome.assert_code(0);
    let outlets = |name: &str| {
        let own = record.list("processes").iter().find(|process| process["name"] == name);
        own.unwrap()["outlets"].clone()
    };
    assert_eq!([outlets("P"), outlets("H1")], [Value::Null, Value::Null]);
    assert_eq!(outlets("H2"), serde_json::json!([file]));
    assert_eq!(outlets("H3"), serde_json::json!(["memoria compartida"]));
    assert_eq!(outlets("H4"), serde_json::json!(["nombres de fichero"]));
}

fn condition() {
    let program = Program::new(
        "import multiprocessing as mp, sys
def esperar(condicion, listo, salida, evento):
    with condicion:
        listo.release()
        condicion.wait()
    evento.wait()
    salida.wait()
if __name__ == '__main__':
    mp.set_start_method(sys.argv[1])
    condicion, listo, salida, evento = mp.Condition(), mp.Semaphore(0), mp.Barrier(2), mp.Event()
    hijo = mp.Process(target=esperar, args=(condicion, listo, salida, evento))
    hijo.start()
    listo.acquire()
    with condicion: condicion.notify()
    evento.set()
    salida.wait()
    hijo.join()
",
    );
    for method in METHODS {
        let (outcome, record) = program.watch(&["--cerrojos"], &[], &[method]);
        outcome.assert_code(0);
        let acts = record.acts("condición 1");
        let shown: Vec<&str> = acts.iter().map(|act| act.split_once(' ').unwrap().1).collect();
        assert_eq!(shown, ["wanted", "woke", "got"], "{method}");
        assert_eq!(record.values("condición 1", "woke"), [1], "{method}");
        assert_eq!(count(&record.acts("barrera 1"), "got"), 2, "{method}");
        assert_eq!(count(&record.acts("evento 1"), "P woke"), 1, "{method}");
        assert!(record.objects().contains(&"cerrojo de la condición 1"), "{:?}", record.objects());
    }
}

fn deadlock() {
    let program = Program::new(
        "import multiprocessing as mp
def tomar(primero, segundo, juntos):
    with primero:
        juntos.wait()
        with segundo: pass
if __name__ == '__main__':
    a, b, juntos = mp.Lock(), mp.Lock(), mp.Barrier(2)
    hijos = [mp.Process(target=tomar, args=par) for par in ((a, b, juntos), (b, a, juntos))]
    for hijo in hijos: hijo.start()
    for hijo in hijos: hijo.join()
",
    );
    let (outcome, record) = program.watch(&["--cerrojos", "--segundos", "3"], &[], &[]);
    outcome.assert_code(124);
    for lock in ["cerrojo 1", "cerrojo 2"] {
        let acts = record.acts(lock);
        assert_eq!(acts.len(), 3, "{lock}: {acts:?}");
        assert_eq!((count(&acts, "got"), count(&acts, "wanted")), (1, 2), "{lock}: {acts:?}");
        assert!(acts[2].ends_with("wanted"), "{lock}: {acts:?}");
    }
}

fn labels() {
    let program = Program::new(
        "import multiprocessing as mp
def nada(): pass
if __name__ == '__main__':
    for nombre in (None, 'Ana María'):
        hijo = mp.Process(target=nada, name=nombre)
        hijo.start()
        hijo.join()
",
    );
    let (_, record) = program.watch(&["--cerrojos"], &[], &[]);
    let labels = record.list("processes").iter().map(|p| text(&p["label"]));
    let labels: Vec<&str> = labels.filter(|label| !label.is_empty()).collect();
    assert_eq!(labels, ["Process-1", "Ana María"]);
}

const COUNTER: &str = "import multiprocessing as mp, sys
from contextlib import nullcontext
def sumar(contador, cerrojo):
    for _ in range(200):
        with cerrojo or nullcontext(): contador.value += 1
if __name__ == '__main__':
    contador = mp.Value('i', 0) if sys.argv[1] == 'Value' else mp.RawValue('i', 0)
    cerrojo = mp.Lock() if sys.argv[2] == 'cerrojo' else None
    hijos = [mp.Process(target=sumar, args=(contador, cerrojo)) for _ in range(2)]
    for hijo in hijos: hijo.start()
    for hijo in hijos: hijo.join()
    print(contador.value)
";

fn race() {
    let program = Program::new(COUNTER);
    for kind in ["RawValue", "Value"] {
        for seed in 0..tests::requires::repetitions(3) {
            let (total, record) = coinciding(&program, seed, kind);
            assert!(total < 400, "{kind} {seed}: no se ha perdido ninguna");
            assert!(lost_update(&record).is_some(), "{kind} {seed}: no consta cuál");
        }
    }
}

/// En una máquina muy ocupada, el primero puede haber acabado cuando le toca al segundo: no hay carrera, y se repite.
fn coinciding(program: &Program, seed: u32, kind: &str) -> (i64, Record) {
    const TRIES: u32 = 10;
    for _ in 0..TRIES {
        let options = ["--cerrojos", "--remueve", &seed.to_string()];
        let (outcome, record) = program.watch(&options, &[], &[kind, "nada"]);
        let total = outcome.assert_code(0).stdout.trim().parse().unwrap();
        let turns = record.list("marks").iter().filter(|mark| mark["of"] == "valor 1");
        let mut turns: Vec<_> = turns.map(|mark| text(&mark["by"])).collect();
        turns.dedup();
        let children = turns.iter().filter(|by| by.starts_with('H')).count();
        if children > 2 {
            return (total, record);
        }
    }
    panic!("{kind} {seed}: no coinciden nunca");
}

/// La suma que se perdió: uno leyó, el otro escribió, y el primero escribió sobre lo que había leído.
fn lost_update(record: &Record) -> Option<(String, String)> {
    let marks: Vec<&Value> =
        record.list("marks").iter().filter(|mark| mark["of"] == "valor 1").collect();
    marks.iter().enumerate().find_map(|(index, read)| {
        let later = &marks[index + 1..];
        let own = later.iter().position(|mark| mark["by"] == read["by"])?;
        let other = later[..own].iter().find(|mark| mark["act"] == "wrote")?;
        let lost = read["act"] == "read"
            && later[own]["act"] == "wrote"
            && later[own]["value"].as_i64() == read["value"].as_i64().map(|value| value + 1);
        lost.then(|| (text(&read["by"]).to_owned(), text(&other["by"]).to_owned()))
    })
}

fn no_race() {
    let program = Program::new(COUNTER);
    for seed in 0..tests::requires::repetitions(3) {
        let options = ["--cerrojos", "--remueve", &seed.to_string()];
        let (outcome, record) = program.watch(&options, &[], &["RawValue", "cerrojo"]);
        assert_eq!(outcome.assert_code(0).stdout, "400\n", "{seed}");
        assert_eq!(lost_update(&record), None, "{seed}");
    }
}

fn unnoticed() {
    let program = Program::new(
        "import multiprocessing as mp, os, subprocess, sys, traceback
def fallar(): raise ValueError('así')
if __name__ == '__main__':
    print(os.environ.get('PYTHONPATH'), [ruta for ruta in sys.path if 'proc' in ruta], sorted(name for name in os.environ if name[:6] in ('PYTHON', 'TESTIG')))
    print('testigo' in repr(sorted(sys.modules)), getattr(sys.modules.get('sitecustomize'), '__file__', None))
    print(sorted(os.listdir('/proc/self/fd')), os.open('/', os.O_RDONLY))
    print(mp.RawValue('i', 3), mp.Value('d', 0.5).value, list(mp.Array('i', [1, 2])), repr(mp.Lock()))
    cola = mp.Queue()
    try: cola.get(timeout=0.01)
    except Exception: traceback.print_exc() if sys.version_info >= (3, 11) else None
    sys.stderr.flush()
    hijo = mp.Process(target=fallar)
    hijo.start()
    hijo.join()
    print(hijo.exitcode, subprocess.run([sys.executable, '-c', 'import os; print(os.environ.get(\"PYTHONPATH\"))'],
        capture_output=True, text=True).stdout, flush=True)
    if sys.version_info >= (3, 11): mp.Lock().release()
",
    );
    let bare = program.bare(&[]);
    for options in [&["--cerrojos"][..], &["--cerrojos", "--remueve", "5"]] {
        let (outcome, record) = program.watch(options, &[], &[]);
        assert_eq!(outcome.stdout, bare.stdout);
        assert_eq!(outcome.stderr, bare.stderr);
        assert_eq!(outcome.end, bare.end);
        record.assert_no_doubts();
    }
}

fn doubt() {
    let program = Program::new("print('hola')\n");
    for option in ["-I", "-E", "-S"] {
        let (outcome, record) = program.watch(&["--cerrojos"], &[option], &[]);
        assert_eq!(outcome.assert_code(0).stdout, "hola\n");
        let doubts = record.list("doubts");
        assert!(
            doubts.iter().any(|doubt| text(doubt).contains("no deja marcas")),
            "{option}: {doubts:?}"
        );
    }
}

fn debugger() {
    let program = Program::new(
        "import pdb, sys
def una():
    dos = 2
    return dos
pdb.Pdb(stdin=open(sys.argv[1]), stdout=sys.stdout, nosigint=True, readrc=False).set_trace()
print(una())
print(sys.gettrace() is None)
",
    );
    let orders = program.file("ordenes");
    std::fs::write(&orders, "n\ns\nn\nc\n").unwrap();
    let (bare, (outcome, _)) =
        (program.bare(&[&orders]), program.watch(&["--remueve", "5"], &[], &[&orders]));
    assert_eq!((outcome.stdout, outcome.stderr), (bare.stdout, bare.stderr));
}
