// Lo rechaza: exec
use std::ffi::CString;

use nix::errno::Errno;
use nix::unistd::{ForkResult, execv};
use shared::ending::exit_now;
use shared::fork::fork;
use shared::wait::{WaitStatus, waitpid};

fn main() -> anyhow::Result<()> {
    let orden: Vec<CString> =
        std::env::args().skip(1).map(CString::new).collect::<Result<_, _>>()?;
    let hijo = match fork()? {
        ForkResult::Child => {
            let Err(error) = execv(&orden[0], &orden);
            exit_now(if error == Errno::ENOENT { 127 } else { 126 });
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
