//! Cada línea que dice un proceso es una sola llamada `write(2)`.

use std::cell::Cell;
use std::io::{Read, pipe};
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixDatagram;
use std::process::{Command, ExitCode, Stdio};
use std::time::Duration;

use nix::fcntl::{FcntlArg, OFlag, fcntl};
use nix::unistd::{dup2_stderr, dup2_stdout, write};
use shared::process::Process;
use shared::say;
use shared::table::{State, wait_for_state};
use shared::voice::{self, complain};
use tests::scenario::Scenario;
use tests::{main_with_scenarios, scenario, trial};

const TALK: &str = "habla";

fn main() -> ExitCode {
    main_with_scenarios(&[(TALK, talk), FULL], || {
        vec![
            trial(
                "cada say! es una llamada write(2), con quien habla en cada línea",
                one_write_each,
            ),
            trial(FULL.0, || {
                scenario(FULL.0).run().assert_code(0).assert_clean();
            }),
        ]
    })
}

const FULL: Scenario =
    ("a una salida llena y no bloqueante se la espera, y no se pierde nada", full_output);

fn full_output() {
    const LINES: usize = 2_000;
    let long = "x".repeat(100);
    let say_a_lot: [&dyn Fn(); 4] = [
        &|| (0..LINES).for_each(|line| say!("{line} {long}")),
        &|| (0..LINES).for_each(|line| complain(format_args!("{line} {long}"))),
        &|| voice::print(&format!("{long}\n").repeat(LINES)),
        &|| voice::print_error(&format!("{long}\n").repeat(LINES)),
    ];
    for speak in say_a_lot {
        assert_eq!(heard_late(speak).matches(&long).count(), LINES);
    }
    // Lo que queda en el búfer lo escribe quien acaba el proceso, cuando ya no cabe nada más.
    let pending = heard_late(&|| {
        while write(std::io::stdout(), long.as_bytes()).is_ok() {}
        print!("{}", "y".repeat(900));
    });
    assert_eq!(pending.matches('y').count(), 900);
}

/// Lo que dice un hijo a quien no se lee hasta que duerme: cuando ya no cabe nada en su salida.
fn heard_late(speak: &dyn Fn()) -> String {
    let (mut read, write) = pipe().unwrap();
    fcntl(&write, FcntlArg::F_SETFL(OFlag::O_NONBLOCK)).unwrap();
    let write = Cell::new(Some(write));
    let mut child = Process::new(|| {
        let write = write.take().unwrap();
        dup2_stdout(&write).unwrap();
        dup2_stderr(&write).unwrap();
        drop(write);
        speak();
    });
    child.start().unwrap();
    drop(write.take());
    wait_for_state(child.pid().unwrap(), State::Sleeping).unwrap();
    let mut text = String::new();
    read.read_to_string(&mut text).unwrap();
    child.join().unwrap();
    assert_eq!(child.exitcode(), Some(0), "{}", text.lines().last().unwrap_or_default());
    text
}

fn talk() {
    say!("una línea");
    say!("dos\nlíneas");
    print!("pendiente ");
    say!("después de lo pendiente");
}

/// Un socket de datagramas conserva los límites: cada `write(2)` es un mensaje.
fn one_write_each() {
    let (ours, theirs) = UnixDatagram::pair().unwrap();
    ours.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--escenario", TALK])
        .stdout(Stdio::from(OwnedFd::from(theirs)))
        .spawn()
        .unwrap();
    let label = format!("padre {} │ ", child.id());
    let mut message = [0; 1000];
    let mut next = || {
        let length = ours.recv(&mut message).expect("llega otro mensaje");
        String::from_utf8(message[..length].to_vec()).unwrap()
    };
    assert_eq!(next(), format!("{label}una línea\n"));
    assert_eq!(next(), format!("{label}dos\n{label}líneas\n"));
    assert_eq!(next(), "pendiente ");
    assert_eq!(next(), format!("{label}después de lo pendiente\n"));
    assert!(child.wait().unwrap().success());
}
