//! La plantilla, con una puerta para que empiecen todos a la vez.

use shared::gate::Gate;
use shared::process::Process;
use shared::sync::SyncError;

/// Arranca los procesos, y cada uno llama a `sumar` tantas veces como `vueltas`, con su número.
pub fn en_cada_proceso(
    procesos: usize,
    vueltas: usize,
    sumar: impl Fn(usize) -> Result<(), SyncError>,
) -> anyhow::Result<()> {
    let (salida, sumar) = (&Gate::new()?, &sumar);
    let mut hijos = Vec::new();
    for i in 0..procesos {
        let mut hijo = Process::new(move || -> anyhow::Result<()> {
            salida.wait()?;
            for _ in 0..vueltas {
                sumar(i)?;
            }
            Ok(())
        });
        hijo.start()?;
        hijos.push(hijo);
    }
    salida.open()?;
    for hijo in &mut hijos {
        hijo.join()?;
    }
    Ok(())
}
