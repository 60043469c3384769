//! Mirar: recorrer, buscar, parentescos, árbol, y procesos que desaparecen entretanto.

use std::fs;

use nix::unistd::{getpid, getppid};
use shared::gate::Gate;
use shared::process::Process;
use shared::table::{State, SystemProcess, Table, process_iter, wait_for_state};
use tests::scenario::Scenario;

use crate::sleeper;

pub const SCENARIOS: &[Scenario] = &[
    ("recorre los mismos procesos que hay en /proc", same_as_proc),
    ("los hilos no son procesos", threads_are_not_processes),
    ("cada dato es el de /proc", fields),
    ("padres, antepasados y descendientes", kinship),
    ("el árbol se dibuja desde el primer antepasado", tree),
    ("los procesos que desaparecen se omiten", vanishing),
    ("un estado que no llega es un error con plazo", state_of_the_gone),
];

fn same_as_proc() {
    let folders = || {
        let numbers = fs::read_dir("/proc")
            .unwrap()
            .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok());
        numbers.collect::<std::collections::BTreeSet<i32>>()
    };
    // Los que están antes y después también están en medio.
    let before = folders();
    let seen: Vec<i32> = process_iter().unwrap().map(|entry| entry.pid.as_raw()).collect();
    let after = folders();
    assert!(seen.is_sorted());
    for pid in before.intersection(&after) {
        assert!(seen.contains(pid), "falta el PID {pid}");
    }
}

fn threads_are_not_processes() {
    let (stop, wait) = std::sync::mpsc::channel::<()>();
    let thread = std::thread::spawn(move || wait.recv());
    let table = Table::snapshot().unwrap();
    let threads: Vec<i32> = fs::read_dir("/proc/self/task")
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_str().unwrap().parse().unwrap())
        .filter(|thread| *thread != getpid().as_raw())
        .collect();
    assert_eq!(threads.len(), 1);
    assert!(table.get(shared::Pid::from_raw(threads[0])).is_none());
    assert!(table.children(getpid()).is_empty());
    drop(stop);
    let _ = thread.join();
}

fn fields() {
    let mut child = sleeper();
    let pid = child.pid().unwrap();
    wait_for_state(pid, State::Sleeping).unwrap();
    child.in_table().unwrap().set_nice(7).unwrap();
    let table = Table::snapshot().unwrap();
    let entry = table.get(pid).unwrap();
    assert_eq!((entry.ppid, entry.state, entry.nice), (getpid(), State::Sleeping, 7));
    assert_eq!(
        format!("{}\n", entry.name),
        fs::read_to_string(format!("/proc/{pid}/comm")).unwrap()
    );
    assert!(entry.command.contains("--escenario"), "{}", entry.command);
    let status = fs::read_to_string(format!("/proc/{pid}/status")).unwrap();
    let resident = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
    let kib: u64 = resident.trim().trim_end_matches(" kB").parse().unwrap();
    // Los contadores de memoria del núcleo se actualizan por tandas de páginas.
    assert!(
        entry.memory_bytes.div_ceil(1024).abs_diff(kib) < 1024,
        "{} B y {kib} KiB",
        entry.memory_bytes
    );
    assert!(table.by_name(&entry.name.to_string()).any(|found| found.pid == pid));
    assert_eq!(entry.process(), child.in_table().unwrap());
    let now = std::time::UNIX_EPOCH.elapsed().unwrap().as_secs();
    assert!(entry.created_seconds.abs_diff(now) < 60, "{}", entry.created_seconds);

    child.kill().unwrap();
    wait_for_state(pid, State::Zombie).unwrap();
    let table = Table::snapshot().unwrap();
    let zombie = table.get(pid).unwrap();
    assert_eq!((zombie.state, zombie.command.is_empty()), (State::Zombie, true));
    child.join().unwrap();
    assert!(Table::snapshot().unwrap().get(pid).is_none());
}

fn with_grandchild(look: impl FnOnce(&Table, shared::Pid)) {
    let (born, end) = (Gate::new().unwrap(), Gate::new().unwrap());
    let mut child = Process::new(|| {
        let mut grandchild = Process::new(|| {
            born.open().unwrap();
            end.wait().unwrap();
        });
        grandchild.start().unwrap();
        grandchild.join().unwrap();
    });
    child.start().unwrap();
    born.wait().unwrap();
    look(&Table::snapshot().unwrap(), child.pid().unwrap());
    end.open().unwrap();
    child.join().unwrap();
}

fn kinship() {
    with_grandchild(|table, child| {
        let me = getpid();
        let grandchildren = table.children(child);
        assert_eq!(grandchildren.len(), 1);
        assert_eq!(table.children(me).iter().map(|entry| entry.pid).collect::<Vec<_>>(), [child]);
        let family: Vec<_> = table.descendants(me).iter().map(|entry| entry.pid).collect();
        assert_eq!(family, [child, grandchildren[0].pid]);
        let ancestors = table.ancestors(grandchildren[0].pid);
        assert_eq!(
            ancestors[..3].iter().map(|entry| entry.pid).collect::<Vec<_>>(),
            [child, me, getppid()]
        );
        assert_eq!(ancestors.last().unwrap().ppid.as_raw(), 0);
        assert_eq!(table.parent(me).unwrap().pid, getppid());
    });
}

fn tree() {
    with_grandchild(|table, child| {
        let grandchild = table.children(child)[0].pid;
        let name = &table.get(child).unwrap().name;
        let branch = format!("{name}({child})───{name}({grandchild})");
        assert_eq!(table.tree(child), branch);
        let whole = table.tree_with_ancestors(child);
        assert!(whole.ends_with(&format!("───{name}({})───{branch}", getpid())), "{whole}");
        let first = table.ancestors(child).last().unwrap().pid;
        assert!(
            whole.starts_with(&format!("{}({first})", table.get(first).unwrap().name)),
            "{whole}"
        );
        assert_eq!(table.tree(shared::Pid::from_raw(i32::MAX)), "");
    });
}

fn vanishing() {
    let mut busy = Process::new(|| {
        for _ in 0..1000 {
            let mut child = Process::new(|| ());
            child.start().unwrap();
            child.join().unwrap();
        }
    });
    busy.start().unwrap();
    while busy.is_alive() {
        let table = Table::snapshot().unwrap();
        assert!(table.get(getpid()).is_some());
        table.tree_with_ancestors(getpid());
    }
    assert_eq!(busy.exitcode(), Some(0));
}

fn state_of_the_gone() {
    let mut child = sleeper();
    let seen = SystemProcess::new(child.pid().unwrap().as_raw()).unwrap();
    child.kill().unwrap();
    child.join().unwrap();
    assert!(wait_for_state(seen.pid(), State::Sleeping).is_err());
    assert!(!seen.is_running());
}
