//! Cada línea que dice un proceso es una sola llamada `write(2)`.

use std::os::fd::OwnedFd;
use std::os::unix::net::UnixDatagram;
use std::process::{Command, ExitCode, Stdio};
use std::time::Duration;

use shared::say;
use tests::{main_with_scenarios, trial};

const TALK: &str = "habla";

fn main() -> ExitCode {
    main_with_scenarios(&[(TALK, talk)], || {
        vec![trial(
            "cada say! es una llamada write(2), con quien habla en cada línea",
            one_write_each,
        )]
    })
}

fn talk() {
    say!("una línea");
    say!("dos\nlíneas");
    print!("pendiente ");
    say!("después de lo pendiente");
}

/// Un zócalo de datagramas conserva los límites: cada `write(2)` es un mensaje.
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
