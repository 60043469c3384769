use std::io::{PipeReader, PipeWriter, Read, Write, pipe};
use std::process::{exit, id};

use nix::unistd::ForkResult;
use shared::fork::fork;
use shared::wait::wait;

/// Los PID viajan como cuatro bytes, por una tubería de ida y otra de vuelta.
fn primero(mut ida: PipeWriter, mut vuelta: PipeReader) -> anyhow::Result<u32> {
    ida.write_all(&id().to_ne_bytes())?;
    let mut pareja = [0; 4];
    vuelta.read_exact(&mut pareja)?;
    Ok(u32::from_ne_bytes(pareja))
}

fn segundo(mut ida: PipeReader, mut vuelta: PipeWriter) -> anyhow::Result<u32> {
    let mut pareja = [0; 4];
    ida.read_exact(&mut pareja)?;
    vuelta.write_all(&id().to_ne_bytes())?;
    Ok(u32::from_ne_bytes(pareja))
}

fn main() -> anyhow::Result<()> {
    let n: u32 = std::env::args().nth(1).unwrap_or_default().parse()?;
    for _ in 0..n {
        let (lee_ida, escribe_ida) = pipe()?;
        let (lee_vuelta, escribe_vuelta) = pipe()?;
        if let ForkResult::Child = fork()? {
            println!("yo {} pareja {}", id(), primero(escribe_ida, lee_vuelta)?);
            exit(0);
        }
        if let ForkResult::Child = fork()? {
            println!("yo {} pareja {}", id(), segundo(lee_ida, escribe_vuelta)?);
            exit(0);
        }
    }
    for _ in 0..2 * n {
        wait()?;
    }
    println!("fin");
    Ok(())
}
