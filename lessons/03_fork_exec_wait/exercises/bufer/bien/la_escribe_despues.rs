use std::io::{LineWriter, Write, stdout};

use nix::unistd::ForkResult;
use shared::ending::exit_now;
use shared::fork::fork;
use shared::wait::waitpid;

/// Con un búfer propio, que el padre vacía antes del primer fork y el hijo no toca.
fn main() -> anyhow::Result<()> {
    let n: u32 = std::env::args().nth(1).unwrap_or_default().parse()?;
    let mut salida = LineWriter::new(stdout().lock());
    write!(salida, "empieza ")?;
    salida.flush()?;
    let mut hijos = Vec::new();
    for i in 0..n {
        match fork()? {
            ForkResult::Child => {
                nix::unistd::write(stdout(), format!("hijo {i}\n").as_bytes())?;
                exit_now(0);
            }
            ForkResult::Parent { child } => hijos.push(child),
        }
    }
    for hijo in hijos {
        waitpid(hijo, None)?;
    }
    writeln!(salida, "fin")?;
    Ok(())
}
