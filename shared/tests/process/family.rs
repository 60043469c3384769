//! Parentesco, nombres, demonios, y lo que pasa al destruir un `Process`.

use std::time::Duration;

use nix::errno::Errno;
use nix::unistd::{getpid, getppid};
use shared::gate::Gate;
use shared::process::{Process, ProcessError, active_children};
use shared::table::{State, Table, wait_for_state};
use shared::wait::wait;
use shared::{Pid, say};
use tests::scenario::Scenario;
use tests::{Signal, Trial, scenario, trial};

use crate::{exitcode_of, sleep_forever};

pub const SCENARIOS: &[Scenario] = &[
    ("start no espera y join sí", start_does_not_wait),
    ("el hijo sabe quién es y quién es su padre", who_is_who),
    ("los nombres dicen el parentesco", names),
    ("active_children nombra a los hijos vivos, y recoge a los demás", living_children),
    ("cada proceso tiene su memoria", memory),
    ("un demonio no puede tener hijos", daemons_have_no_children),
    ("ser demonio se hereda", daemon_is_inherited),
    ("destruir un proceso vivo lo espera", drop_joins),
    ("destruir un demonio vivo lo mata y lo recoge", drop_kills_a_daemon),
    ("destruir un proceso sin arrancar no hace nada", || drop(Process::new(|| ()))),
    ("un hijo no puede esperar a su hermano, ni matarlo al acabar", siblings),
    ("a quien matan con SIGTERM acaba antes con sus hijos y los recoge", ends_children_first),
    ("doscientos procesos no dejan descriptores abiertos", no_descriptor_leak),
];

pub fn trials() -> Vec<Trial> {
    vec![trial("kill -9 al padre mata a hijos y nietos", || {
        let outcome =
            scenario("familia que espera").wait_for("listos").look().signal(Signal::SIGKILL).run();
        outcome.assert_signal(Signal::SIGKILL).assert_nothing_alive();
        assert_eq!(outcome.looks[0].len(), 4, "padre, dos hijos y un nieto\n{}", outcome.report());
    })]
}

pub const WAITING_FAMILY: Scenario = ("familia que espera", waiting_family);

fn waiting_family() {
    let born = Gate::new().unwrap();
    let mut quiet = Process::new(sleep_forever);
    let mut with_child = Process::new(|| {
        let mut grandchild = Process::new(|| {
            born.open().unwrap();
            sleep_forever();
        });
        grandchild.start().unwrap();
        grandchild.join().unwrap();
    });
    quiet.start().unwrap();
    with_child.start().unwrap();
    born.wait().unwrap();
    wait_for_state(quiet.pid().unwrap(), State::Sleeping).unwrap();
    say!("listos");
    sleep_forever();
}

fn start_does_not_wait() {
    let gate = Gate::new().unwrap();
    let mut child = Process::new(|| gate.wait());
    child.start().unwrap();
    // Si `start` esperara, aquí no se llegaría nunca: el hijo aguarda a que se abra la puerta.
    assert!(child.is_alive());
    gate.open().unwrap();
    child.join().unwrap();
    assert_eq!(child.exitcode(), Some(0));
}

fn who_is_who() {
    let parent = getpid();
    assert_eq!(Process::current().pid, parent);
    assert_eq!(Process::parent(), None);
    let code = exitcode_of(move || {
        let me = Process::current();
        let known = Process::parent().unwrap();
        me.pid == getpid() && known.pid == parent && getppid() == parent && known.name == "padre"
    });
    assert_eq!(code, Some(1), "el hijo responde «cierto»");
}

fn names() {
    let mut first = Process::new(|| Process::current().name == "hijo 1");
    let mut second = Process::new(|| {
        let own = exitcode_of(|| Process::current().name == "nieto 2.1");
        own == Some(1) && Process::current().name == "hijo 2"
    });
    let mut named = Process::new(|| Process::current().name == "cocinero").with_name("cocinero");
    for child in [&mut first, &mut second, &mut named] {
        child.start().unwrap();
        child.join().unwrap();
        assert_eq!(child.exitcode(), Some(1), "{child}");
    }
    assert_eq!((first.name(), second.name(), named.name()), ("hijo 1", "hijo 2", "cocinero"));
    assert_eq!(first.to_string(), format!("hijo 1 (PID {})", first.pid().unwrap()));
}

fn living_children() {
    let own_names =
        || -> Vec<String> { active_children().into_iter().map(|child| child.name).collect() };
    assert!(own_names().is_empty());
    let (gate, other_gate) = (Gate::new().unwrap(), Gate::new().unwrap());
    let mut ended = Process::new(|| ());
    // El hijo tiene copia de la lista de su padre, y no ha de contar a sus hermanos.
    let mut named = Process::new(|| {
        gate.wait().unwrap();
        active_children().is_empty()
    })
    .with_name("cocinero")
    .with_daemon(true);
    let mut second = Process::new(|| other_gate.wait());
    for child in [&mut ended, &mut named, &mut second] {
        child.start().unwrap();
    }
    wait_for_state(ended.pid().unwrap(), State::Zombie).unwrap();
    assert_eq!(own_names(), ["cocinero", "hijo 3"]);
    assert!(Table::snapshot().unwrap().get(ended.pid().unwrap()).is_none(), "lo ha recogido");
    let seen = &active_children()[0];
    assert_eq!((Some(seen.pid), seen.daemon), (named.pid(), true));
    gate.open().unwrap();
    named.join().unwrap();
    assert_eq!(named.exitcode(), Some(1), "el hijo responde «cierto»");
    assert_eq!(own_names(), ["hijo 3"]);
    other_gate.open().unwrap();
    drop(second);
    assert!(own_names().is_empty());
}

fn memory() {
    let mut number = 5;
    let code = exitcode_of(|| {
        number += 1;
        number
    });
    assert_eq!((code, number), (Some(6), 5));
}

fn daemons_have_no_children() {
    let mut daemon = Process::new(|| {
        let refused = Process::new(|| ()).start();
        assert_eq!(refused, Err(ProcessError::DaemonWithChildren));
        42
    })
    .with_daemon(true);
    assert!(daemon.daemon());
    daemon.start().unwrap();
    daemon.join().unwrap();
    assert_eq!(daemon.exitcode(), Some(42));
}

fn daemon_is_inherited() {
    let mut daemon = Process::new(|| Process::current().daemon && Process::new(|| ()).daemon())
        .with_daemon(true);
    daemon.start().unwrap();
    daemon.join().unwrap();
    assert_eq!(daemon.exitcode(), Some(1));
    assert!(!Process::new(|| ()).daemon());
}

fn drop_joins() {
    let gate = Gate::new().unwrap();
    let mut child = Process::new(|| {
        std::thread::sleep(Duration::from_millis(50));
        gate.open()
    });
    child.start().unwrap();
    let pid = child.pid().unwrap();
    drop(child);
    gate.wait().unwrap();
    assert!(Table::snapshot().unwrap().get(pid).is_none());
}

fn drop_kills_a_daemon() {
    let mut child = Process::new(sleep_forever).with_daemon(true);
    child.start().unwrap();
    let pid = child.pid().unwrap();
    drop(child);
    assert!(Table::snapshot().unwrap().get(pid).is_none());
}

fn siblings() {
    let gate = Gate::new().unwrap();
    let mut elder = Process::new(|| gate.wait());
    elder.start().unwrap();
    let mut younger = Process::new(|| {
        assert_eq!(elder.join(), Err(ProcessError::NotMyChild));
        assert_eq!(elder.terminate(), Err(ProcessError::NotMyChild));
        assert_eq!(elder.exitcode(), None);
        let inherited = std::mem::replace(&mut elder, Process::new(|| ()));
        drop(inherited);
        7
    });
    younger.start().unwrap();
    younger.join().unwrap();
    assert_eq!(younger.exitcode(), Some(7));
    drop(younger);
    assert!(elder.is_alive());
    gate.open().unwrap();
    elder.join().unwrap();
    assert_eq!(elder.exitcode(), Some(0));
}

fn ends_children_first() {
    // Si quedara un nieto, pasaría a ser hijo de este proceso.
    nix::sys::prctl::set_child_subreaper(true).unwrap();
    let born = Gate::new().unwrap();
    let mut middle = Process::new(|| {
        let mut grandchild = Process::new(|| {
            born.open().unwrap();
            sleep_forever();
        });
        grandchild.start().unwrap();
        grandchild.join().unwrap();
    });
    middle.start().unwrap();
    born.wait().unwrap();
    middle.terminate().unwrap();
    middle.join().unwrap();
    assert_eq!(middle.exitcode(), Some(-15));
    assert_eq!(wait(), Err(Errno::ECHILD));
}

fn no_descriptor_leak() {
    let open = || std::fs::read_dir("/proc/self/fd").unwrap().count();
    let before = open();
    for _ in 0..20 {
        let mut children: Vec<_> = (0..10).map(|code| Process::new(move || code)).collect();
        for child in &mut children {
            child.start().unwrap();
        }
        for (code, child) in children.iter_mut().enumerate() {
            child.join().unwrap();
            assert_eq!(child.exitcode(), Some(code as i32));
        }
    }
    assert_eq!(open(), before);
    assert!(Table::snapshot().unwrap().children(Pid::this()).is_empty());
}
