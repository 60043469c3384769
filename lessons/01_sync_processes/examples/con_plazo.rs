//! «Modifica» de interbloqueo: quien no consigue el segundo cerrojo suelta el primero y vuelve a empezar.

use std::thread::sleep;
use std::time::Duration;

use shared::process::Process;
use shared::say;
use shared::sync::{Barrier, Lock, SyncError};

fn main() -> anyhow::Result<()> {
    let (a, b, con_uno) = (Lock::new()?, Lock::new()?, Barrier::new(2)?);
    let mut uno = Process::new(|| los_dos(&a, &b, &con_uno));
    let mut otro = Process::new(|| los_dos(&b, &a, &con_uno));
    uno.start()?;
    otro.start()?;
    uno.join()?;
    otro.join()?;
    Ok(())
}

// ANCHOR: los_dos
fn los_dos(
    primero: &Lock,
    segundo: &Lock,
    con_uno: &Barrier,
) -> Result<(), SyncError> {
    let plazo = Duration::from_millis(50);
    primero.acquire()?;
    con_uno.wait()?;
    while segundo.acquire_timeout(plazo)?.is_none() {
        primero.release()?;
        sleep(plazo);
        primero.acquire()?;
    }
    say!("tengo los dos");
    segundo.release()?;
    primero.release()
}
// ANCHOR_END: los_dos
