use std::ffi::CString;

use nix::errno::Errno;
use nix::unistd::{ForkResult, execvp};
use shared::ending::exit_now;
use shared::fork::fork;
use shared::wait::{WaitStatus, waitpid};

fn main() -> anyhow::Result<()> {
    let orden: Vec<CString> =
        std::env::args().skip(1).map(CString::new).collect::<Result<_, _>>()?;

    let hijo = match fork()? {
        ForkResult::Child => {
            // HUECO
            let Err(error) = execvp(&orden[0], &orden);
            exit_now(if error == Errno::ENOENT { 127 } else { 126 });
            // INICIO: // Aquí el hijo se ha de convertir en la orden, con execvp.
            // INICIO: exit_now(orden.len() as i32);
            // FIN
        }
        ForkResult::Parent { child } => child,
    };

    let codigo = match waitpid(hijo, None)? {
        WaitStatus::Exited(_, codigo) => codigo,
        // HUECO
        WaitStatus::Signaled(_, senal, _) => 128 + senal.as_raw(),
        // INICIO: // ¿Y si la ha matado una señal?
        // FIN
        _ => 0,
    };
    println!("{codigo}");
    Ok(())
}
