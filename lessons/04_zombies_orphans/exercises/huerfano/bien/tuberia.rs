use std::io::{PipeReader, Read, pipe};
use std::thread::sleep;
use std::time::Duration;

use nix::unistd::{ForkResult, fork, getpid, getppid};
use shared::ending::exit_now;
use shared::wait::wait;

/// Por la tubería no llega nada: se acaba cuando termina el hijo, que es quien puede escribir en ella.
fn nieto(mut lectura: PipeReader, padre: i32) -> anyhow::Result<()> {
    lectura.read_to_end(&mut Vec::new())?;
    // Los descriptores se cierran un momento antes de que haya nuevo padre.
    while getppid().as_raw() == padre {
        sleep(Duration::from_millis(1));
    }
    println!("{}", getppid());
    exit_now(0)
}

fn main() -> anyhow::Result<()> {
    let ms = std::env::args().nth(1).unwrap_or_default().parse()?;
    // SAFETY: este proceso tiene un solo hilo.
    if let ForkResult::Child = unsafe { fork() }? {
        let (lectura, escritura) = pipe()?;
        let yo = getpid().as_raw();
        // SAFETY: igual.
        if let ForkResult::Child = unsafe { fork() }? {
            drop(escritura);
            nieto(lectura, yo)?;
        }
        sleep(Duration::from_millis(ms));
        exit_now(0);
    }
    wait()?;
    Ok(())
}
