// Lo rechaza: espera
use std::ffi::CString;

use nix::errno::Errno;
use nix::unistd::{ForkResult, execvp};
use shared::ending::exit_now;
use shared::fork::fork;

fn main() -> anyhow::Result<()> {
    let orden: Vec<CString> =
        std::env::args().skip(1).map(CString::new).collect::<Result<_, _>>()?;
    let hijo = match fork()? {
        ForkResult::Child => {
            let Err(error) = execvp(&orden[0], &orden);
            exit_now(if error == Errno::ENOENT { 127 } else { 126 });
        }
        ForkResult::Parent { child } => child,
    };
    println!("0");
    nix::sys::wait::waitpid(hijo, None)?;
    Ok(())
}
