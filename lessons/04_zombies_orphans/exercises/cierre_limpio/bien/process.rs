use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::sleep;
use std::time::Duration;

use nix::sys::signal::{SigHandler, Signal, signal};
use shared::process::Process;

static PEDIDO: AtomicBool = AtomicBool::new(false);

extern "C" fn apunta(_: i32) {
    PEDIDO.store(true, Ordering::Relaxed);
}

fn main() -> anyhow::Result<()> {
    let n: usize = std::env::args().nth(1).unwrap_or_default().parse()?;
    let mut hijos = Vec::new();
    for _ in 0..n {
        let mut hijo = Process::new(|| {
            loop {
                sleep(Duration::from_secs(1));
            }
        });
        hijo.start()?;
        hijos.push(hijo);
    }
    // SAFETY: el manejador solo guarda un valor atómico.
    unsafe { signal(Signal::SIGTERM, SigHandler::Handler(apunta)) }?;
    println!("listo");
    while !PEDIDO.load(Ordering::Relaxed) {
        sleep(Duration::from_millis(20));
    }
    for hijo in &mut hijos {
        hijo.kill()?;
    }
    for hijo in &mut hijos {
        hijo.join()?;
    }
    println!("fin");
    Ok(())
}
