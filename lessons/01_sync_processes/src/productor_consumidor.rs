//! Un almacén con sitio para pocos: dos semáforos cuentan huecos y elementos, y un cerrojo protege la lista.

mod almacen;

use std::time::Duration;

use clap::Args;
use shared::lesson::{Level, Step, WithOptions, between, check, check_eq};
use shared::process::Process;
use shared::say;
use shared::sync::SyncError;

use crate::esperas;
use crate::fin::{no_termina, todos_bien};
use almacen::Almacen;

pub const STEP: Step = Step {
    name: "productor_consumidor",
    title: "Productor y consumidor: primero el semáforo, después el cerrojo",
    level: Level::Essential,
    predict: "el almacén está lleno. Un productor adquiere el cerrojo y, con él, espera un hueco. ¿Quién puede hacerle sitio?",
    observe: "nadie: para sacar hace falta el cerrojo. Quien espera un semáforo no debe tener lo que necesita quien lo sube.",
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

const PLAZO: Duration = Duration::from_millis(100);

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
    check("nunca ha habido más elementos que sitio", almacen.maximo.get() <= sitio)?;
    // ANCHOR_END: bien

    // ANCHOR: mal
    let almacen = Almacen::new(sitio)?;
    let mut productor = Process::new(|| producir_mal(&almacen, sitio + 1)).with_daemon(true);
    productor.start()?;
    esperas::de([&productor])?; // ya ha llenado el almacén
    let mut consumidor = Process::new(|| consumir(&almacen, 1)).with_daemon(true);
    consumidor.start()?;
    for espera in esperas::de([&productor, &consumidor])? {
        say!("{espera}");
    }
    no_termina(&mut consumidor, PLAZO)?;
    no_termina(&mut productor, PLAZO)?;
    // ANCHOR_END: mal

    say!("los mato: no hay otra salida");
    for proceso in [&mut consumidor, &mut productor] {
        proceso.kill()?;
        proceso.join()?;
        check_eq(&format!("exitcode() de {}", proceso.name()), proceso.exitcode(), Some(-9))?;
    }
    Ok(())
}

// ANCHOR: funciones
fn producir(almacen: &Almacen, cuantos: u32) -> Result<(), SyncError> {
    (1..=cuantos).try_for_each(|elemento| almacen.meter(elemento))
}

fn producir_mal(almacen: &Almacen, cuantos: u32) -> Result<(), SyncError> {
    (1..=cuantos).try_for_each(|elemento| almacen.meter_mal(elemento))
}

fn consumir(almacen: &Almacen, cuantos: u32) -> Result<(), SyncError> {
    (1..=cuantos).try_for_each(|_| almacen.sacar())
}
// ANCHOR_END: funciones
