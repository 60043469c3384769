//! La plantilla: arrancarlos todos, que empiecen a la vez, y esperarlos a todos.

use anyhow::ensure;
use shared::gate::Gate;
use shared::process::Process;
use shared::sync::SyncError;

use crate::fin::como_ha_acabado;

/// Cada proceso llama a `sumar` tantas veces como `vueltas`, con su número.
pub fn en_cada_proceso(
    procesos: usize,
    vueltas: usize,
    sumar: impl Fn(usize) -> Result<(), SyncError>,
) -> anyhow::Result<()> {
    let (sumar, salida) = (&sumar, &Gate::new()?);
    let mut hijos = Vec::new();
    for i in 0..procesos {
        let mut hijo = Process::new(move || -> anyhow::Result<()> {
            salida.wait()?;
            Ok((0..vueltas).try_for_each(|_| sumar(i))?)
        });
        hijo.start()?;
        hijos.push(hijo);
    }
    salida.open()?;
    for hijo in &mut hijos {
        hijo.join()?;
        ensure!(hijo.exitcode() == Some(0), como_ha_acabado(hijo));
    }
    Ok(())
}
