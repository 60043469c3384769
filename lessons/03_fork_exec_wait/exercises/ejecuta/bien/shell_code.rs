use std::ffi::CString;

use nix::errno::Errno;
use nix::unistd::execvp;
use shared::process::Process;

fn main() -> anyhow::Result<()> {
    let orden: Vec<CString> =
        std::env::args().skip(1).map(CString::new).collect::<Result<_, _>>()?;
    let mut hijo = Process::new(move || {
        let Err(error) = execvp(&orden[0], &orden);
        if error == Errno::ENOENT { 127 } else { 126 }
    });
    hijo.start()?;
    hijo.join()?;
    let codigo = hijo.exitcode().unwrap_or_default();
    println!("{}", if codigo < 0 { 128 - codigo } else { codigo });
    Ok(())
}
