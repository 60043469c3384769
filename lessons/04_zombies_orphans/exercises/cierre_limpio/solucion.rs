use std::thread::sleep;
use std::time::Duration;

use nix::sys::signal::{SigSet, Signal, kill};
use nix::unistd::ForkResult;
use shared::fork::fork;
use shared::wait::waitpid;

fn main() -> anyhow::Result<()> {
    let n: u32 = std::env::args().nth(1).unwrap_or_default().parse()?;
    let term = SigSet::from_iter([Signal::SIGTERM]);
    term.thread_block()?;
    let mut hijos = Vec::new();
    for _ in 0..n {
        match fork()? {
            ForkResult::Child => {
                // HUECO
                term.thread_unblock()?;
                // INICIO: // El hijo hereda la máscara: ¿le hace falta?
                // FIN
                loop {
                    sleep(Duration::from_secs(1));
                }
            }
            ForkResult::Parent { child } => hijos.push(child),
        }
    }
    println!("listo");

    term.wait()?;
    // HUECO
    for hijo in &hijos {
        kill(*hijo, Signal::SIGTERM)?;
    }
    for hijo in hijos {
        waitpid(hijo, None)?;
    }
    // INICIO: // ¿Y los hijos?
    // INICIO: if let Some(hijo) = hijos.first() {
    // INICIO:     kill(*hijo, Signal::SIGKILL)?;
    // INICIO:     waitpid(*hijo, None)?;
    // INICIO: }
    // FIN
    println!("fin");
    Ok(())
}
