// Lo rechaza: tras_exec
use std::ffi::CString;

use nix::unistd::execvp;
use shared::fork::fork;
use shared::wait::{WaitStatus, wait};

fn main() -> anyhow::Result<()> {
    let orden: Vec<CString> =
        std::env::args().skip(1).map(CString::new).collect::<Result<_, _>>()?;
    if fork()?.is_child() {
        let _ = execvp(&orden[0], &orden);
    }
    match wait()? {
        WaitStatus::Exited(_, codigo) => println!("{codigo}"),
        otro => println!("{}", otro.shell_code().unwrap_or_default()),
    }
    Ok(())
}
