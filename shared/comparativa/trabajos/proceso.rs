//! Arrancar un proceso que no hace nada y esperarlo, una y otra vez.

use std::time::Instant;

use anyhow::Result;
use shared::process::Process;

use super::Medida;

pub fn proceso(procesos: u64) -> Result<Medida> {
    let mut bien = 0;
    let principio = Instant::now();
    for _ in 0..procesos {
        let mut proceso = Process::new(|| ());
        proceso.start()?;
        proceso.join()?;
        bien += u64::from(proceso.exitcode() == Some(0));
    }
    Ok(Medida { tiempo: principio.elapsed(), resultado: bien })
}
