//! La plantilla: arrancarlos todos y esperarlos a todos.

use shared::process::Process;
use shared::sync::SyncError;

/// Cada proceso llama a `sumar` tantas veces como `vueltas`, con su número y el de la vuelta.
pub fn en_cada_proceso(
    procesos: usize,
    vueltas: usize,
    sumar: impl Fn(usize, usize) -> Result<(), SyncError>,
) -> anyhow::Result<()> {
    let sumar = &sumar;
    let mut hijos = Vec::new();
    for i in 0..procesos {
        let mut hijo = Process::new(move || -> Result<(), SyncError> {
            for vuelta in 0..vueltas {
                sumar(i, vuelta)?;
            }
            Ok(())
        });
        hijo.start()?;
        hijos.push(hijo);
    }
    for hijo in &mut hijos {
        hijo.join()?;
    }
    Ok(())
}
