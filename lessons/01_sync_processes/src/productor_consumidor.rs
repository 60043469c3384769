//! Un almacén con sitio para pocos: dos semáforos cuentan huecos y elementos, y un cerrojo protege la lista.

use clap::Args;
use shared::lesson::{Level, Step, WithOptions, between, check, check_eq};
use shared::process::Process;
use shared::sync::SyncError;

use crate::apoyo::almacen::Almacen;
use crate::apoyo::fin::todos_bien;

pub const STEP: Step = Step {
    name: "productor_consumidor",
    title: "Productor y consumidor: dos semáforos y un cerrojo",
    level: Level::Essential,
    predict: "unos producen, otros consumen, y en el almacén no cabe todo. ¿Quién ha de esperar si está lleno? ¿Y si está vacío?",
    observe: "un semáforo cuenta los huecos y otro, los elementos: quien no encuentra lo suyo espera. El cerrojo protege la lista.",
    topic: "1_syncProcesses.py: «semáforos o colas para coordinar el trabajo»",
    run: &WithOptions(run),
};

#[derive(Args)]
struct Opciones {
    /// Cuántos elementos caben en el almacén, de 1 a 100
    #[arg(long, value_name = "N", default_value = "3", value_parser = between(1..=100_u32, "elementos"))]
    sitio: u32,
    /// Cuántos elementos produce cada productor, de 1 a 10000
    #[arg(long, value_name = "N", default_value = "1000", value_parser = between(1..=10_000_u32, "elementos"))]
    elementos: u32,
}

fn run(Opciones { sitio, elementos }: Opciones) -> anyhow::Result<()> {
    // ANCHOR: bien
    let almacen = Almacen::new(sitio)?;
    let mut procesos = Vec::new();
    for _ in 0..2 {
        let mut productor = Process::new(|| producir(&almacen, elementos));
        let mut consumidor = Process::new(|| consumir(&almacen, elementos));
        productor.start()?;
        consumidor.start()?;
        procesos.extend([productor, consumidor]);
    }
    for proceso in &mut procesos {
        proceso.join()?;
    }
    todos_bien(&procesos)?;
    let suma: u64 = (1..=u64::from(elementos)).sum();
    check_eq("lo sacado suma", almacen.suma.get(), 2 * suma)?;
    check(
        "nunca ha habido más elementos que sitio",
        almacen.maximo.get() <= sitio,
    )?;
    // ANCHOR_END: bien
    Ok(())
}

// ANCHOR: funciones
fn producir(almacen: &Almacen, cuantos: u32) -> Result<(), SyncError> {
    (1..=cuantos).try_for_each(|elemento| almacen.meter(elemento))
}

fn consumir(almacen: &Almacen, cuantos: u32) -> Result<(), SyncError> {
    (1..=cuantos).try_for_each(|_| almacen.sacar())
}
// ANCHOR_END: funciones
