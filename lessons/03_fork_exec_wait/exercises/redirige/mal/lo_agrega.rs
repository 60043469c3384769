// Lo rechaza: fichero
use std::ffi::CString;
use std::fs::File;

use nix::unistd::{ForkResult, dup2_stdout, execvp};
use shared::ending::exit_now;
use shared::fork::fork;
use shared::wait::waitpid;

fn main() -> anyhow::Result<()> {
    let fichero = std::env::args().nth(1).unwrap_or_default();
    let orden: Vec<CString> =
        std::env::args().skip(2).map(CString::new).collect::<Result<_, _>>()?;

    let hijo = match fork()? {
        ForkResult::Child => {
            let salida = File::options().append(true).create(true).open(fichero)?;
            dup2_stdout(&salida)?;
            let _ = execvp(&orden[0], &orden);
            exit_now(127);
        }
        ForkResult::Parent { child } => child,
    };

    waitpid(hijo, None)?;
    println!("hecho");
    Ok(())
}
