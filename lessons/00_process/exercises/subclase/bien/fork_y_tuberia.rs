use std::fs::File;
use std::io::{Read, Write};

use nix::sys::wait::wait;
use nix::unistd::{ForkResult, fork, pipe};

fn main() -> anyhow::Result<()> {
    let (leer, escribir) = pipe()?;
    let mut hijos = 0;
    for texto in std::env::args().skip(1) {
        let hasta: u64 = texto.parse()?;
        // SAFETY: este programa tiene un solo hilo.
        if let ForkResult::Child = unsafe { fork() }? {
            let suma: u64 = (1..=hasta).sum();
            println!("{hasta}: {suma}");
            File::from(escribir).write_all(&suma.to_ne_bytes())?;
            std::process::exit(0);
        }
        hijos += 1;
    }
    drop(escribir);
    let mut recibido = Vec::new();
    File::from(leer).read_to_end(&mut recibido)?;
    for _ in 0..hijos {
        wait()?;
    }
    let sumas = recibido.chunks_exact(8);
    let total: u64 = sumas.map(|suma| u64::from_ne_bytes(suma.try_into().unwrap())).sum();
    println!("total {total}");
    Ok(())
}
