//! Con `--estancado` se acaba con quienes ya no pueden seguir, y nunca con quien aún puede.

use std::io::Write;
use std::os::unix::net::UnixListener;
use std::process::ExitCode;
use std::time::Duration;

use nix::fcntl::{Flock, FlockArg};
use tests::{Outcome, Run, Trial, requires, trial_if};

const CRONOGRAMA: &str = env!("CARGO_BIN_EXE_cronograma");

fn main() -> ExitCode {
    tests::main(|| {
        let mut trials: Vec<Trial> = STUCK.map(|(what, code)| cut(what, code)).into();
        trials.extend(FREE.map(|(what, code)| not_cut(what, code)));
        trials.push(trial_if(
            "una tubería de fuera, en la que aún pueden escribir",
            allowed,
            outside,
        ));
        trials.push(trial_if(
            "el cerrojo de un fichero que tiene alguien de fuera",
            allowed,
            locked,
        ));
        trials.push(trial_if("un socket por el que contesta alguien de fuera", allowed, answered));
        trials.push(trial_if("necesita ptrace", allowed, without_ptrace));
        trials
    })
}

const STUCK: [(&str, &str); 11] = [
    ("un cerrojo que no se suelta", "c = multiprocessing.Lock(); c.acquire(); c.acquire()"),
    (
        "dos que se esperan, y quien los espera",
        "
a, b = multiprocessing.Semaphore(0), multiprocessing.Semaphore(0)
for s in a, b:
    if os.fork() == 0:
        s.acquire()
        os._exit(0)
os.wait()",
    ),
    ("una tubería cuyo otro extremo es suyo", "r, w = os.pipe(); os.read(r, 1)"),
    ("una tubería llena", "r, w = os.pipe(); os.write(w, b'x' * 1000000)"),
    ("poll de sus tuberías", "r, w = os.pipe(); p = select.poll(); p.register(r); p.poll()"),
    ("un socketpair del que nadie escribe", "a, b = socket.socketpair(); a.recv(1)"),
    ("un socketpair lleno", "a, b = socket.socketpair(); a.sendall(b'x' * 10000000)"),
    (
        "poll de un socketpair",
        "a, b = socket.socketpair(); p = select.poll(); p.register(a, select.POLLIN); p.poll()",
    ),
    (
        "dos que se esperan por una Pipe",
        "
a, b = multiprocessing.Pipe()
if os.fork() == 0:
    b.recv()
a.recv()",
    ),
    (
        "hilos que se esperan",
        "c = threading.Lock(); c.acquire()
threading.Thread(target=c.acquire).start(); c.acquire()",
    ),
    (
        "el cerrojo de un fichero que tiene su padre",
        "
f = open('cerrojo', 'w')
fcntl.lockf(f, fcntl.LOCK_EX)
if os.fork() == 0:
    fcntl.lockf(f, fcntl.LOCK_EX)
os.wait()",
    ),
];

/// Todos están quietos más de lo que se pide, y siguen.
const FREE: [(&str, &str); 9] = [
    ("un sueño", "time.sleep(1.2)"),
    ("un plazo", "multiprocessing.Semaphore(0).acquire(timeout=1.2)"),
    ("espera a quien duerme", "os.fork() == 0 and (time.sleep(1.2), os._exit(0)); os.wait()"),
    (
        "espera a quien calcula",
        "
r, w = os.pipe()
if os.fork() == 0:
    fin = time.monotonic() + 1.2
    while time.monotonic() < fin: pass
    os.write(w, b'x')
    os._exit(0)
os.read(r, 1)
os.wait()",
    ),
    (
        "un despertador",
        "
r, w = os.pipe()
signal.signal(signal.SIGALRM, lambda *_: os.write(w, b'x'))
signal.alarm(1)
os.read(r, 1)",
    ),
    (
        "una señal que vendrá de fuera",
        "
os.fork() == 0 and (time.sleep(1.2), os.kill(os.getppid(), signal.SIGUSR1), os._exit(0))
signal.sigwait([signal.SIGUSR1]) if signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1]) is not None else 0
os.wait()",
    ),
    (
        "la red",
        "
a, b = socket.socketpair()
if os.fork() == 0:
    time.sleep(1.2)
    b.send(b'x')
    os._exit(0)
a.recv(1); os.wait()",
    ),
    (
        "un plazo en un socketpair",
        "
a, b = socket.socketpair()
a.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, struct.pack('ll', 1, 200000))
try: a.recv(1)
except BlockingIOError: pass",
    ),
    (
        "un hilo que duerme",
        "
c = threading.Lock(); c.acquire()
threading.Thread(target=lambda: (time.sleep(1.2), c.release())).start()
c.acquire()",
    ),
];

const IMPORTS: &str =
    "import fcntl, multiprocessing, os, select, signal, socket, struct, threading, time\n";

fn allowed() -> Result<(), String> {
    requires::program("python3")?;
    let probe = Run::new(CRONOGRAMA).args(["--json", "/dev/null", "--", "true"]).run();
    if probe.stderr.contains("ptrace") { Err(probe.stderr) } else { Ok(()) }
}

fn watched(code: &str) -> Run {
    Run::new(CRONOGRAMA)
        .args(["--estancado", "0.6", "--segundos", "30", "--json", "/dev/null", "--"])
        .args(["python3", "-c", &format!("{IMPORTS}{code}")])
}

fn cut(what: &'static str, code: &'static str) -> Trial {
    trial_if(&format!("se acaba con {what}"), allowed, move || {
        let outcome = watched(code).run();
        outcome.assert_code(124).assert_nothing_alive().assert_complains("nadie podía seguir");
    })
}

fn not_cut(what: &'static str, code: &'static str) -> Trial {
    trial_if(&format!("no se acaba con {what}"), allowed, move || goes_on(&watched(code).run()))
}

fn goes_on(outcome: &Outcome) {
    outcome.assert_code(0).assert_clean().assert_no_complaints();
}

fn outside() {
    let script = format!("sleep 1.2 | '{CRONOGRAMA}' --estancado 0.6 --json /dev/null -- cat");
    goes_on(&Run::sh(&script).run());
}

fn locked() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cerrojo");
    let file = std::fs::File::create(&path).unwrap();
    let held = Flock::lock(file, FlockArg::LockExclusive).unwrap();
    let run = watched(&format!("fcntl.flock(open('{}'), fcntl.LOCK_EX)", path.display()));
    std::thread::scope(|scope| {
        let running = scope.spawn(|| run.run());
        std::thread::sleep(Duration::from_millis(1500));
        drop(held);
        goes_on(&running.join().unwrap());
    });
}

fn answered() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("socket");
    let listener = UnixListener::bind(&path).unwrap();
    let run = watched(&format!(
        "s = socket.socket(socket.AF_UNIX); s.connect('{}'); s.recv(1)",
        path.display()
    ));
    std::thread::scope(|scope| {
        let running = scope.spawn(|| run.run());
        let (mut answer, _) = listener.accept().unwrap();
        std::thread::sleep(Duration::from_millis(1500));
        answer.write_all(b"x").unwrap();
        goes_on(&running.join().unwrap());
    });
}

fn without_ptrace() {
    let outcome =
        Run::new(CRONOGRAMA).args(["--sin-ptrace", "--estancado", "1", "--", "true"]).run();
    outcome.assert_code(2).assert_clean().assert_complains("«--estancado» necesita ptrace");
}
