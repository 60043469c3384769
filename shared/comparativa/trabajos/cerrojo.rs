//! Varios procesos suman uno a un contador, con un cerrojo alrededor.

use anyhow::Result;
use shared::ipc::RawValue;
use shared::sync::Lock;

use super::Medida;
use super::equipo::equipo;

pub fn cerrojo(procesos: u64, vueltas: u64) -> Result<Medida> {
    let cerrojo = Lock::new()?;
    let contador = RawValue::new(0_u64)?;
    let tiempo = equipo(procesos, |_| {
        for _ in 0..vueltas {
            cerrojo.acquire()?;
            contador.set(contador.get() + 1);
            cerrojo.release()?;
        }
        Ok(())
    })?;
    Ok(Medida { tiempo, resultado: contador.get() })
}
