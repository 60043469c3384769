//! Quién espera qué, y las esperas que no pueden acabar.

mod hope;
#[path = "../support/mod.rs"]
mod support;

use std::process::ExitCode;
use std::time::Duration;

use nix::unistd::ForkResult;
use shared::Pid;
use shared::ending::exit_now;
use shared::fork::fork;
use shared::ipc::{IpcError, Queue};
use shared::process::Process;
use shared::sync::{Acquired, Barrier, Event, Lock, Semaphore, SyncError};
use shared::wait::waitpid;
use shared::waits::{Waiting, What, deadlock, waiting};
use tests::main_with_scenarios;
use tests::scenario::Scenario;
use tests::until;

use support::{TOO_LONG, all_succeed, spawn};

const SCENARIOS: &[Scenario] = &[
    ("waiting dice quién espera qué y quién lo tiene", who_waits),
    ("deadlock encuentra el círculo", circle),
    ("deadlock no ve círculos donde no los hay", no_circle),
    ("un interbloqueo total acaba en error para todos", total_deadlock),
    ("nadie dará el evento ni sumará al semáforo", nobody_will),
    ("todos los que no pueden seguir reciben el mismo diagnóstico", one_verdict),
    ("join antes de get con la cola llena: el hijo recibe el error", join_before_get),
    ("mientras alguien trabaje, duerma o esté detenido, hay esperanza", there_is_hope),
    ("una espera con plazo da esperanza a las demás", timed_waits_give_hope),
    ("un nieto que trabaja da esperanza", a_grandchild_gives_hope),
    ("mil quinientos procesos no llenan el tablero", many_processes),
    ("los que se recogen a mano dejan su sitio a otros, y solo ellos", reaped_by_hand),
];

fn main() -> ExitCode {
    let groups = [SCENARIOS, hope::SCENARIOS];
    main_with_scenarios(&groups.concat(), || support::all_pass(&groups))
}

fn wait_of(pid: Option<Pid>) -> Option<Waiting> {
    waiting().into_iter().find(|wait| Some(wait.who.pid) == pid)
}

fn who_waits() {
    let lock = Lock::new().unwrap().with_name("caja");
    lock.acquire().unwrap();
    let child = spawn(|| lock.release().and_then(|()| lock.acquire().map(|_| ())).unwrap());
    all_succeed(vec![child]);
    assert_eq!(waiting(), []);

    let lock = Lock::new().unwrap().with_name("caja");
    lock.acquire().unwrap();
    let mut child = Process::new(|| lock.acquire().map(|_| ())).with_name("cliente");
    child.start().unwrap();
    until("el hijo espera", || wait_of(child.pid()).is_some());
    let wait = wait_of(child.pid()).unwrap();
    assert_eq!(wait.what, What::Lock);
    assert_eq!(wait.holder.as_ref().map(|holder| holder.pid), Some(Pid::this()));
    let pid = child.pid().unwrap();
    let text = format!(
        "cliente (PID {pid}) espera el cerrojo «caja», que tiene padre (PID {})",
        Pid::this()
    );
    assert_eq!(wait.to_string(), text);
    lock.release().unwrap();
    all_succeed(vec![child]);
    assert_eq!(waiting(), []);
}

/// Dos hijos, cada uno con un cerrojo y a la espera del otro.
fn crossed<'a>(one: &'a Lock, other: &'a Lock, both: &'a Barrier<'_>) -> [Process<'a>; 2] {
    [(one, other), (other, one)].map(|(first, second)| {
        let mut child = Process::new(move || {
            first.acquire().unwrap();
            both.wait().unwrap();
            // El otro ha podido recibir antes el error, y terminar.
            let outcome = second.acquire();
            let told = matches!(outcome, Err(SyncError::Hopeless(_)) | Ok(Acquired::OwnerDied(_)));
            assert!(told, "{outcome:?}");
        });
        child.start().unwrap();
        child
    })
}

fn circle() {
    let [a, b] = ["A", "B"].map(|name| Lock::new().unwrap().with_name(name));
    let both = Barrier::new(2).unwrap();
    let children = crossed(&a, &b, &both);
    until("se han cruzado", || deadlock().is_some());
    let circle = deadlock().unwrap();
    let mut pids: Vec<_> = circle.iter().map(|wait| Some(wait.who.pid)).collect();
    pids.sort();
    let mut expected: Vec<_> = children.iter().map(Process::pid).collect();
    expected.sort();
    assert_eq!(pids, expected);
    for wait in &circle {
        assert_ne!(wait.holder.as_ref().unwrap().pid, wait.who.pid);
    }
    // Este proceso no espera, así que los hijos tampoco pierden la esperanza: hay que soltarles uno.
    for child in &children {
        child.kill().unwrap();
    }
}

fn no_circle() {
    let lock = Lock::new().unwrap();
    lock.acquire().unwrap();
    let children: Vec<_> = (0..3)
        .map(|_| {
            spawn(|| {
                lock.acquire().unwrap();
                lock.release().unwrap();
            })
        })
        .collect();
    until("esperan los tres", || waiting().len() == 3);
    assert_eq!(deadlock(), None);
    lock.release().unwrap();
    all_succeed(children);
}

fn total_deadlock() {
    let (a, b, both) = (Lock::new().unwrap(), Lock::new().unwrap(), Barrier::new(2).unwrap());
    for mut child in crossed(&a, &b, &both) {
        child.join().unwrap();
        assert_eq!(child.exitcode(), Some(0), "ha recibido el error");
    }
}

fn nobody_will() {
    let (event, semaphore) = (Event::new().unwrap(), Semaphore::new(0).unwrap());
    assert!(matches!(event.wait(), Err(SyncError::Hopeless(_))));
    assert!(matches!(semaphore.acquire(), Err(SyncError::Hopeless(_))));
    assert!(matches!(Queue::<u8>::new().unwrap().get(), Err(IpcError::Hopeless(_))));
}

fn one_verdict() {
    let barrier = Barrier::new(4).unwrap().with_name("meta");
    let told = Queue::<String>::new().unwrap();
    let wait = || told.put(&barrier.wait().unwrap_err().to_string()).unwrap();
    for mut child in (0..3).map(|_| spawn(wait)).collect::<Vec<_>>() {
        child.join().unwrap();
    }
    let texts: Vec<String> = (0..3).map(|_| told.get().unwrap()).collect();
    for number in 1..=3 {
        assert!(texts[0].contains(&format!("hijo {number} (PID ")), "{texts:?}");
    }
    assert_eq!(texts[0].matches("espera a los demás en la barrera «meta»").count(), 3, "{texts:?}");
    assert!(texts.iter().all(|text| *text == texts[0]), "{texts:?}");
}

fn join_before_get() {
    let queue = Queue::bounded(1).unwrap().with_name("resultados");
    let mut child = spawn(|| {
        queue.put(&1).unwrap();
        let error = queue.put(&2).unwrap_err().to_string();
        assert!(error.contains("espera a que haya hueco en la cola «resultados»"), "{error}");
        assert!(error.contains("padre"), "{error}");
        assert!(error.contains("espera con join a que termine hijo 1"), "{error}");
    });
    child.join().unwrap();
    assert_eq!(child.exitcode(), Some(0));
    assert_eq!(queue.get(), Ok(1));
}

/// Un hijo espera un evento que el padre dará después de hacer `busy` un rato largo.
fn hope(busy: impl Fn()) {
    let event = Event::new().unwrap();
    let child = spawn(|| event.wait().unwrap());
    until("el hijo espera", || wait_of(child.pid()).is_some());
    busy();
    assert!(child.is_alive(), "ha perdido la esperanza");
    event.set();
    all_succeed(vec![child]);
}

const LONG_ENOUGH: Duration = Duration::from_millis(900);

fn there_is_hope() {
    hope(|| std::thread::sleep(LONG_ENOUGH));
    hope(|| {
        let start = std::time::Instant::now();
        while start.elapsed() < LONG_ENOUGH {
            std::hint::spin_loop();
        }
    });
    // Un hermano detenido podría activar el evento cuando siga.
    let event = Event::new().unwrap();
    let helper = spawn(|| {
        std::thread::sleep(Duration::from_millis(20));
        event.set();
    });
    nix::sys::signal::kill(helper.pid().unwrap(), shared::Signal::SIGSTOP).unwrap();
    let awakener = std::process::Command::new("sh")
        .args(["-c", &format!("sleep 0.9; kill -CONT {}", helper.pid().unwrap())])
        .spawn();
    event.wait().unwrap();
    awakener.unwrap().wait().unwrap();
    all_succeed(vec![helper]);
}

fn timed_waits_give_hope() {
    let (event, never) = (Event::new().unwrap(), Event::new().unwrap());
    let child = spawn(|| {
        assert!(!never.wait_timeout(LONG_ENOUGH).unwrap());
        event.set();
    });
    event.wait().unwrap();
    all_succeed(vec![child]);
}

fn a_grandchild_gives_hope() {
    let event = Event::new().unwrap();
    let mut child = spawn(|| {
        let mut grandchild = spawn(|| {
            std::thread::sleep(LONG_ENOUGH);
            event.set();
        });
        grandchild.join().unwrap();
    });
    event.wait().unwrap();
    assert!(child.join_timeout(TOO_LONG).unwrap());
}

fn many_processes() {
    let lock = Lock::new().unwrap();
    for _ in 0..30 {
        let use_it = || drop(lock.guard().unwrap());
        all_succeed((0..50).map(|_| spawn(use_it)).collect());
    }
    lock.acquire().unwrap();
    let child = spawn(|| drop(lock.guard().unwrap()));
    until("aún cabe en el tablero", || wait_of(child.pid()).is_some());
    lock.release().unwrap();
    all_succeed(vec![child]);
}

fn reaped_by_hand() {
    let lock = Lock::new().unwrap();
    lock.acquire().unwrap();
    let wait = || drop(lock.guard().unwrap());
    let old = spawn(wait);
    until("espera el primero", || wait_of(old.pid()).is_some());
    for _ in 0..1_500 {
        let ForkResult::Parent { child } = fork().unwrap() else { exit_now(0) };
        waitpid(child, None).unwrap();
    }
    let new = spawn(wait);
    until("espera el último", || wait_of(new.pid()).is_some());
    assert!(wait_of(old.pid()).is_some(), "el primero ha perdido su sitio");
    lock.release().unwrap();
    all_succeed(vec![old, new]);
}
