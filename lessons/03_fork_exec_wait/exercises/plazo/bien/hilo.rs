use std::ffi::CString;
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use nix::sys::signal::{Signal, kill};
use nix::unistd::{ForkResult, execvp};
use shared::ending::exit_now;
use shared::fork::fork;
use shared::wait::waitpid;

/// Espera un hilo, y el principal le espera a él con plazo.
fn main() -> anyhow::Result<()> {
    let mut argumentos = std::env::args().skip(1);
    let plazo = Duration::from_secs(argumentos.next().unwrap_or_default().parse()?);
    let orden: Vec<CString> = argumentos.map(CString::new).collect::<Result<_, _>>()?;
    let hijo = match fork()? {
        ForkResult::Child => {
            let _ = execvp(&orden[0], &orden);
            exit_now(127);
        }
        ForkResult::Parent { child } => child,
    };
    let (dice, oye) = channel();
    thread::spawn(move || dice.send(waitpid(hijo, None)));
    let estado = match oye.recv_timeout(plazo) {
        Ok(estado) => estado?,
        Err(_) => {
            kill(hijo, Signal::SIGKILL)?;
            oye.recv()??
        }
    };
    println!("{}", estado.shell_code().unwrap_or_default());
    Ok(())
}
