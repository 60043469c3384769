// Lo rechaza: segun_acaban
use std::collections::HashMap;
use std::ffi::CString;
use std::io::{Read, Write, pipe};

use nix::unistd::{ForkResult, execvp};
use shared::ending::exit_now;
use shared::fork::fork;
use shared::wait::{WaitStatus, wait};

fn main() -> anyhow::Result<()> {
    let ordenes: Vec<String> = std::env::args().skip(1).collect();
    let mut fallos = 0;

    let mut lanzadas = HashMap::new();
    for orden in ordenes {
        // exec cierra las dos: por ella solo llega algo si exec falla.
        let (lectura, mut escritura) = pipe()?;
        match fork()? {
            ForkResult::Child => {
                let palabras: Vec<CString> = orden
                    .split_whitespace()
                    .map(CString::new)
                    .collect::<Result<_, _>>()?;
                let _ = execvp(&palabras[0], &palabras);
                escritura.write_all(b"no existe")?;
                exit_now(127);
            }
            ForkResult::Parent { child } => {
                lanzadas.insert(child, (orden, lectura));
            }
        }
    }

    let mut lineas = Vec::new();
    while !lanzadas.is_empty() {
        let estado = wait()?;
        let suya = estado.pid().and_then(|pid| lanzadas.remove(&pid));
        let Some((orden, mut lectura)) = suya else { continue };
        let mut queja = String::new();
        lectura.read_to_string(&mut queja)?;
        let como = match estado {
            _ if !queja.is_empty() => queja,
            WaitStatus::Exited(_, 0) => "bien".to_owned(),
            WaitStatus::Exited(_, codigo) => format!("código {codigo}"),
            WaitStatus::Signaled(_, senal, _) => format!("señal {}", senal.as_raw()),
            otro => format!("{otro:?}"),
        };
        lineas.push(format!("{orden}: {como}"));
        fallos += i32::from(como != "bien");
    }
    println!("{}", lineas.join("\n"));
    println!("fallos: {fallos}");
    Ok(())
}
