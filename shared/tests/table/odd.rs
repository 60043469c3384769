//! Procesos raros: con nombres que un terminal obedecería, o cuyo hilo principal ha terminado.

use std::os::unix::process::CommandExt;
use std::process::Command;

use shared::Pid;
use shared::ending::exit_now;
use shared::gate::Gate;
use shared::process::Process;
use shared::sync::Lock;
use shared::table::{State, SystemProcess, Table, wait_for_state};
use tests::scenario::Scenario;

pub const SCENARIOS: &[Scenario] = &[
    ("lo que dicen de sí otros procesos no lo obedece ningún terminal", names_are_escaped),
    ("un proceso cuyo hilo principal ha terminado sigue vivo", leader_has_ended),
];

/// Con salto de línea, `ESC`, retorno de carro, C1 y bytes que no son UTF-8.
const NAMES: [&[u8]; 5] = [b"x\ny", b"\x1b[31mrojo", b"\r\tq", b"a\xc2\x9bb", b"\xff\xfe"];

fn names_are_escaped() {
    for name in NAMES {
        let mut child = Process::new(|| {
            let name = std::ffi::CString::new(name).unwrap();
            nix::sys::prctl::set_name(&name).unwrap();
            loop {
                nix::unistd::pause();
            }
        })
        .with_daemon(true);
        child.start().unwrap();
        let pid = child.pid().unwrap();
        let renamed = || !child.in_table().unwrap().name().unwrap().contains("table");
        while !renamed() {
            std::thread::yield_now();
        }
        let table = Table::snapshot().unwrap();
        let entry = table.get(pid).unwrap();
        let seen = child.in_table().unwrap().name().unwrap();
        for text in [entry.name.to_string(), seen.to_string(), table.tree(pid)] {
            assert_is_a_row(&text);
        }
        assert_eq!(table.tree(pid), format!("{}({pid})", entry.name));
        assert!(table.tree_with_ancestors(pid).lines().count() == 1);
    }
    let mut program = Command::new("sleep").arg0("\u{1b}[2J\nPWN").arg("1000").spawn().unwrap();
    let pid = Pid::from_raw(program.id().cast_signed());
    wait_for_state(pid, State::Sleeping).unwrap();
    let table = Table::snapshot().unwrap();
    assert_eq!(table.get(pid).unwrap().command.to_string(), r"\033[2J\012PWN 1000");
    program.kill().unwrap();
    program.wait().unwrap();
}

#[track_caller]
fn assert_is_a_row(text: &str) {
    assert!(text.contains('\\') && !text.chars().any(char::is_control), "{text:?}");
}

fn leader_has_ended() {
    let (lock, end) = (Lock::new().unwrap(), Gate::new().unwrap());
    let end = &end;
    let mut child = Process::new(|| {
        lock.acquire().unwrap();
        std::thread::scope(|scope| -> i32 {
            scope.spawn(|| {
                let opened = end.wait();
                exit_now(if opened.is_ok() { 7 } else { 1 })
            });
            // SAFETY: acaba solo este hilo, sin deshacer nada de lo que usa el otro.
            unsafe { libc::syscall(libc::SYS_exit, 0) };
            unreachable!("este hilo ha terminado");
        })
    });
    child.start().unwrap();
    let pid = child.pid().unwrap();
    let stat = || std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap();
    while !stat().contains(") Z ") {
        std::thread::yield_now();
    }
    let seen = SystemProcess::new(pid.as_raw()).unwrap();
    wait_for_state(pid, State::Sleeping).unwrap();
    assert!(seen.is_alive());
    let table = Table::snapshot().unwrap();
    let (entry, me) = (table.get(pid).unwrap(), table.get(Pid::this()).unwrap());
    assert_eq!((entry.state, &entry.command), (State::Sleeping, &me.command));
    assert_eq!(lock.try_acquire(), Ok(None), "su dueño no ha muerto");
    assert!(child.is_alive());
    end.open().unwrap();
    child.join().unwrap();
    assert_eq!((child.exitcode(), child.is_alive(), seen.is_alive()), (Some(7), false, false));
    assert_eq!(lock.try_acquire().unwrap().unwrap().dead_owner(), Some(pid));
}
