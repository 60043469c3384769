// Lo rechaza: exec
use std::ffi::CString;

use nix::unistd::{ForkResult, execvp};
use shared::ending::exit_now;
use shared::fork::fork;
use shared::wait::waitpid;

fn main() -> anyhow::Result<()> {
    let palabras: Vec<String> = std::env::args().skip(1).collect();
    let orden = CString::new(palabras.join(" "))?;
    let hijo = match fork()? {
        ForkResult::Child => {
            let _ = execvp(c"sh", &[c"sh", c"-c", &orden]);
            exit_now(127);
        }
        ForkResult::Parent { child } => child,
    };
    println!("{}", waitpid(hijo, None)?.shell_code().unwrap_or_default());
    Ok(())
}
