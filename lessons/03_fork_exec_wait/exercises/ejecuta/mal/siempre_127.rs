// Lo rechaza: codigo
use std::ffi::CString;

use nix::unistd::{ForkResult, execvp};
use shared::ending::exit_now;
use shared::fork::fork;
use shared::wait::{WaitStatus, waitpid};

fn main() -> anyhow::Result<()> {
    let orden: Vec<CString> =
        std::env::args().skip(1).map(CString::new).collect::<Result<_, _>>()?;
    let hijo = match fork()? {
        ForkResult::Child => {
            let _ = execvp(&orden[0], &orden);
            exit_now(127);
        }
        ForkResult::Parent { child } => child,
    };
    let codigo = match waitpid(hijo, None)? {
        WaitStatus::Exited(_, codigo) => codigo,
        WaitStatus::Signaled(_, senal, _) => 128 + senal.as_raw(),
        _ => 0,
    };
    println!("{codigo}");
    Ok(())
}
