use std::collections::BTreeMap;
use std::ffi::CString;
use std::io::{Read, Write, pipe};

use nix::sys::wait::{WaitStatus, wait};
use nix::unistd::{ForkResult, execvp, fork};

/// Solo vuelve si no se ha podido.
fn ejecuta(orden: &str) {
    let palabras = orden.split(' ').flat_map(CString::new);
    let palabras: Vec<CString> = palabras.collect();
    let _ = execvp(&palabras[0], &palabras);
}

fn main() -> anyhow::Result<()> {
    let mut hijos = BTreeMap::new();
    for orden in std::env::args().skip(1) {
        let (lee, mut escribe) = pipe()?;
        // SAFETY: este programa tiene un solo hilo.
        match unsafe { fork() }? {
            ForkResult::Child => {
                ejecuta(&orden);
                escribe.write_all(b"!")?;
                std::process::exit(1);
            }
            ForkResult::Parent { child } => hijos.insert(child, (orden, lee)),
        };
    }
    let mut fallos = 0;
    for _ in 0..hijos.len() {
        let estado = wait()?;
        let pid = estado.pid().expect("ha terminado");
        let (orden, lee) = hijos.get_mut(&pid).expect("es uno de ellos");
        if estado == WaitStatus::Exited(pid, 0) {
            println!("{orden}: bien");
            continue;
        }
        fallos += 1;
        let mut queja = Vec::new();
        lee.read_to_end(&mut queja)?;
        match estado {
            WaitStatus::Exited(..) if queja == b"!" => println!("{orden}: no existe"),
            WaitStatus::Exited(_, codigo) => println!("{orden}: código {codigo}"),
            WaitStatus::Signaled(_, senal, _) => {
                println!("{orden}: señal {}", senal as i32);
            }
            _ => {}
        }
    }
    println!("fallos: {fallos}");
    Ok(())
}
