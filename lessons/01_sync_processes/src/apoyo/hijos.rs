//! Hacer algo en un hijo, o en varios que empiezan a la vez, y comprobar que acaban bien.

use anyhow::ensure;
use shared::gate::Gate;
use shared::process::Process;
use shared::sync::SyncError;

use crate::apoyo::fin::como_ha_acabado;

pub fn en_un_hijo<E: Into<anyhow::Error>>(
    funcion: impl FnOnce() -> Result<(), E>,
) -> anyhow::Result<()> {
    let mut hijo = Process::new(|| funcion().map_err(Into::<anyhow::Error>::into));
    hijo.start()?;
    hijo.join()?;
    ensure!(hijo.exitcode() == Some(0), como_ha_acabado(&hijo));
    Ok(())
}

/// Cada proceso llama a `sumar` tantas veces como `vueltas`, con su número.
// ANCHOR: en_cada_proceso
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
// ANCHOR_END: en_cada_proceso
