//! La vida de un proceso: qué dicen is_alive y exitcode, y quién es quién.

use std::time::Duration;

use shared::Pid;
use shared::process::{Process, ProcessError};

fn dormir() {
    nix::unistd::pause();
}

fn presentarse(pid_del_padre: Pid) {
    let yo = Process::current();
    let padre = Process::parent().expect("lo ha arrancado otro");
    println!(
        "soy yo: {} mi padre: {}",
        yo.pid == Pid::this(),
        padre.pid == pid_del_padre
    );
}

fn main() -> Result<(), ProcessError> {
    // ANCHOR: vida
    let mut proceso = Process::new(dormir).with_name("dormilón").with_daemon(true);
    println!("antes de start: {} {:?}", proceso.is_alive(), proceso.exitcode());
    proceso.start()?;
    println!("después de start: {} {:?}", proceso.is_alive(), proceso.exitcode());
    proceso.join_timeout(Duration::from_millis(100))?;
    println!(
        "tras join con plazo: {} {:?}",
        proceso.is_alive(),
        proceso.exitcode()
    );
    proceso.terminate()?;
    proceso.join()?;
    println!(
        "tras terminate y join: {} {:?}",
        proceso.is_alive(),
        proceso.exitcode()
    );
    // ANCHOR_END: vida

    // ANCHOR: codigos
    for codigo in [0, 8, 300, -1] {
        let mut proceso = Process::new(move || codigo);
        proceso.start()?;
        proceso.join()?;
        println!("sale con {codigo} y se ve {:?}", proceso.exitcode());
    }
    // ANCHOR_END: codigos

    // ANCHOR: quien
    let yo = Pid::this();
    let mut proceso = Process::new(move || presentarse(yo));
    proceso.start()?;
    proceso.join()?;
    // ANCHOR_END: quien
    Ok(())
}
