use std::collections::HashSet;
use std::io;
use std::net::TcpListener;

use nix::unistd::ForkResult;
use shared::child;
use shared::fork::fork;
use shared::wait::wait;

fn main() -> anyhow::Result<()> {
    let mut argumentos = std::env::args().skip(1);
    let puerto: u16 = argumentos.next().unwrap_or_default().parse()?;
    let k: usize = argumentos.next().unwrap_or_default().parse()?;
    let mut faltan: usize = argumentos.next().unwrap_or_default().parse()?;
    let escucha = TcpListener::bind(("127.0.0.1", puerto))?;
    let mut hijos = HashSet::new();
    while faltan > 0 || !hijos.is_empty() {
        if faltan > 0 && hijos.len() < k {
            let (cliente, _) = escucha.accept()?;
            match fork()? {
                ForkResult::Child => {
                    drop(escucha);
                    child::run(|| io::copy(&mut &cliente, &mut &cliente).map(drop));
                }
                ForkResult::Parent { child } => hijos.insert(child),
            };
            faltan -= 1;
        } else if let Some(hijo) = wait()?.pid() {
            hijos.remove(&hijo);
        }
    }
    Ok(())
}
