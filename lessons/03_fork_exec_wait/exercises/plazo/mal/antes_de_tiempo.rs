// Lo rechaza: mata
use std::ffi::CString;
use std::thread::sleep;
use std::time::{Duration, Instant};

use nix::sys::signal::Signal;
use nix::unistd::{ForkResult, execvp};
use shared::ending::exit_now;
use shared::fork::fork;
use shared::signal::send;
use shared::wait::{WaitPidFlag, WaitStatus, waitpid};

fn main() -> anyhow::Result<()> {
    let plazo: u64 = std::env::args().nth(1).unwrap_or_default().parse()?;
    let orden: Vec<CString> =
        std::env::args().skip(2).map(CString::new).collect::<Result<_, _>>()?;

    let hijo = match fork()? {
        ForkResult::Child => {
            let _ = execvp(&orden[0], &orden);
            exit_now(127);
        }
        ForkResult::Parent { child } => child,
    };

    let sin_esperar = Some(WaitPidFlag::WNOHANG);
    let limite = Instant::now() + Duration::from_millis(plazo * 100);
    let mut estado = waitpid(hijo, sin_esperar)?;
    while estado == WaitStatus::StillAlive && Instant::now() < limite {
        sleep(Duration::from_millis(10));
        estado = waitpid(hijo, sin_esperar)?;
    }
    if estado == WaitStatus::StillAlive {
        send(hijo, Signal::SIGKILL)?;
        estado = waitpid(hijo, None)?;
    }

    println!("{}", estado.shell_code().unwrap_or_default());
    Ok(())
}
