use std::fs;

use nix::errno::Errno;
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

fn main() -> anyhow::Result<()> {
    let nombre = std::env::args().nth(1).unwrap_or_default();
    let mut matados = 0;
    for entrada in fs::read_dir("/proc")?.flatten() {
        let Ok(pid) = entrada.file_name().to_string_lossy().parse() else { continue };
        let Ok(comm) = fs::read_to_string(entrada.path().join("comm")) else { continue };
        if comm.trim_end() != nombre || Pid::from_raw(pid) == Pid::this() {
            continue;
        }
        match kill(Pid::from_raw(pid), Signal::SIGKILL) {
            Ok(()) => matados += 1,
            Err(Errno::ESRCH | Errno::EPERM) => {}
            Err(otro) => return Err(otro.into()),
        }
    }
    println!("{matados}");
    Ok(())
}
