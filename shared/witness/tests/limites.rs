//! Los límites: se acaba con todo, y se dice, antes de medio segundo; y nada sobrevive al testigo.

use std::process::ExitCode;
use std::time::Duration;

use serde_json::Value;
use tests::{End, Run, Signal, Trial, requires, trial_if};

const CRONOGRAMA: &str = env!("CARGO_BIN_EXE_cronograma");

/// De sobra también con la máquina ocupada: lo que se comprueba es que no dura lo que duraría.
const SOON: Duration = Duration::from_secs(10);

fn main() -> ExitCode {
    tests::main(|| {
        vec![
            limit("una bomba de fork, por los vivos", &["--max-vivos", "30"], BOMB, "alive"),
            limit("una bomba de fork, por el total", &["--max-procesos", "90"], BOMB, "total"),
            limit("un bucle sin fin", &["--cpu", "0.2"], "while :; do :; done", "cpu"),
            limit("muchos procesos que calculan poco", &["--cpu", "0.2"], BUSY_CHILDREN, "cpu"),
            limit("una salida sin fin", &["--max-salida", "100000"], "yes", "output"),
            limit(
                "mucha memoria",
                &["--memoria", "64"],
                "head -c 400M /dev/zero | tail -c 400M",
                "memory",
            ),
            limit(
                "mucha memoria entre todos",
                &["--memoria", "90"],
                "for i in 1 2 3 4 5 6; do (x=$(head -c 25M /dev/zero | tr '\\0' x); sleep 60) & done; wait",
                "memory",
            ),
            trial_if("la memoria que comparten cuenta una vez", allowed, shared_memory),
            limit("una bomba de hilos", &["--max-vivos", "20"], THREADS, "alive"),
            limit(
                "quien ignora SIGTERM",
                &["--segundos", "0.2"],
                "trap '' TERM INT HUP; sleep 60",
                "wall",
            ),
            limit(
                "un huérfano con la salida",
                &["--supervivientes", "0.1"],
                "sleep 60 & exit 0",
                "survivors",
            ),
            limit(
                "un huérfano en otra sesión",
                &["--supervivientes", "0.1"],
                "setsid sleep 60 & exit 0",
                "survivors",
            ),
            limit(
                "un huérfano detenido",
                &["--supervivientes", "0.1"],
                "(kill -STOP $BASHPID) & exit 0",
                "survivors",
            ),
            limit("un proceso detenido", &["--segundos", "0.2"], "kill -STOP $$", "wall"),
            trial_if(
                "no queda la memoria con nombre que habría borrado otro",
                || requires::private_shm().and_then(|()| allowed()),
                named_memory,
            ),
            trial_if("si matan al testigo, mueren todos", allowed, witness_killed),
            trial_if("si le piden terminar, acaba con todos y lo dice", allowed, witness_asked),
            trial_if("mil procesos, todos con su final y quien los recogió", allowed, thousand),
            trial_if("lo que se anota tiene un máximo", allowed, facts),
        ]
    })
}

const BOMB: &str = "f() { f | f & f; }; f";
const BUSY_CHILDREN: &str = "while :; do (i=0; while [ $i -lt 500 ]; do i=$((i+1)); done); done";

/// Los que caben en cualquier máquina, si el límite fallara.
const THREADS: &str = "exec python3 -c 'import threading, time
for i in range(400): threading.Thread(target=time.sleep, args=(60,), daemon=True).start()'";

/// Quien la borraría es otro proceso, que pone Python, y con el que también se acaba.
const NAMED: &str = "import os, time
from multiprocessing import shared_memory
memoria = shared_memory.SharedMemory(create=True, size=64)
print('creada', flush=True)
if os.fork(): os._exit(0)
time.sleep(60)";

fn named_memory() {
    for backend in [&[][..], &["--sin-ptrace"]] {
        let outcome = Run::new(CRONOGRAMA)
            .args(backend.iter().copied())
            .args(["--supervivientes", "0.1", "--", "python3", "-c", NAMED])
            .run();
        outcome.assert_code(124).assert_says("creada").assert_nothing_alive().assert_no_files();
    }
}

fn allowed() -> Result<(), String> {
    match Run::new(CRONOGRAMA).args(["--", "true"]).run().end {
        End::Exited(125) => Err("aquí no se permite ptrace".to_owned()),
        _ => Ok(()),
    }
}

fn limit(name: &str, options: &'static [&str], script: &'static str, met: &'static str) -> Trial {
    trial_if(name, allowed, move || {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("registro.json").display().to_string();
        // Por si no se cumpliera el que se prueba: una bomba no ha de llegar a la máquina.
        let guard = ["--max-procesos", "3000", "--segundos", "20", "--json", &file];
        let mut arguments: Vec<&str> = guard.to_vec();
        arguments.extend(options);
        arguments.extend(["--", "bash", "-c", script]);
        let outcome = Run::new(CRONOGRAMA).args(arguments).run();
        outcome.assert_code(124).assert_nothing_alive().assert_complains("se ha puesto fin");
        assert!(outcome.duration < SOON, "{}", outcome.report());
        let record = read(&file);
        assert_eq!(record["limits"][0]["limit"], met);
        let ended =
            record["end_us"].as_u64().unwrap() - record["limits"][0]["t_us"].as_u64().unwrap();
        assert!(ended < 5_000_000, "tardó {ended} µs en acabar con todos");
        let alive = record["processes"].as_array().unwrap().iter().filter(|p| p["exit"].is_null());
        assert_eq!(alive.count(), 0);
    })
}

/// Los hijos de fork tienen las páginas de su padre.
fn shared_memory() {
    const FAMILY: &str = "import os, time
memory = b'x' * (60 << 20)
for i in range(3):
    if os.fork() == 0: time.sleep(0.3); os._exit(0)
for i in range(3): os.wait()";
    Run::new(CRONOGRAMA)
        .args(["--memoria", "120", "--", "python3", "-c", FAMILY])
        .run()
        .assert_code(0)
        .assert_nothing_alive();
}

fn read(file: &str) -> Value {
    serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap()
}

const FAMILY: &str =
    "sleep 60 & setsid sleep 60 & sh -c 'trap \"\" TERM; sleep 60' & echo listo; wait";

fn witness_killed() {
    let outcome = Run::new(CRONOGRAMA)
        .args(["--", "bash", "-c", FAMILY])
        .wait_for("listo")
        .signal(Signal::SIGKILL)
        .run();
    outcome.assert_signal(Signal::SIGKILL).assert_nothing_alive();
}

fn witness_asked() {
    for signal in [Signal::SIGTERM, Signal::SIGHUP] {
        let outcome = Run::new(CRONOGRAMA)
            .args(["--", "bash", "-c", FAMILY])
            .wait_for("listo")
            .signal(signal)
            .run();
        outcome.assert_signal(Signal::SIGTERM).assert_nothing_alive();
        outcome.assert_complains("que termine").assert_complains("└ H1");
    }
}

fn thousand() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("registro.json").display().to_string();
    let script = "for i in {1..250}; do (:; (exit 3); (exit 4); (exit 5); exit 6); done; exit 0";
    let outcome = Run::new(CRONOGRAMA).args(["--json", &file, "--", "bash", "-c", script]).run();
    outcome.assert_code(0).assert_clean();
    let record = read(&file);
    let processes = record["processes"].as_array().unwrap();
    assert_eq!(processes.len(), 1001);
    for process in &processes[1..] {
        assert_eq!(process["reaped"]["by"], process["parent"], "{process}");
        let code = process["exit"]["code"].as_i64().unwrap();
        assert!((3..=6).contains(&code), "{process}");
    }
    // El reloj de la prueba empieza después: con la máquina ocupada, incluso después del final.
    let until_the_end = record["end_us"].as_u64().unwrap();
    let after = (outcome.duration.as_micros() as u64).saturating_sub(until_the_end);
    assert!(after < 10_000_000, "tardó {after} µs después de acabar la ejecución");
}

fn facts() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("registro.json").display().to_string();
    let script = "trap : USR1; while :; do kill -USR1 $$; done";
    Run::new(CRONOGRAMA)
        .args(["--json", &file, "--segundos", "3", "--", "bash", "-c", script])
        .run()
        .assert_code(124)
        .assert_nothing_alive();
    assert!(std::fs::metadata(file).unwrap().len() < 64 << 20);
}
