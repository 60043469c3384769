//! El productor adquiere el cerrojo y después espera un hueco: nadie puede hacérselo.

use std::time::Duration;

use clap::Args;
use shared::lesson::{Level, Step, WithOptions, between, check_eq};
use shared::process::Process;
use shared::say;
use shared::sync::SyncError;

use crate::apoyo::almacen::Almacen;
use crate::apoyo::esperas;
use crate::apoyo::fin::no_termina;

pub const STEP: Step = Step {
    name: "cerrojo_antes_de_hueco",
    title: "El cerrojo, antes que el hueco",
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
}

const PLAZO: Duration = Duration::from_millis(100);

fn run(Opciones { sitio }: Opciones) -> anyhow::Result<()> {
    // ANCHOR: mal
    let almacen = Almacen::new(sitio)?;
    let mut productor =
        Process::new(|| producir_mal(&almacen, sitio + 1)).with_daemon(true);
    productor.start()?;
    esperas::de([&productor])?; // ya ha llenado el almacén
    let mut consumidor = Process::new(|| almacen.sacar()).with_daemon(true);
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
        check_eq(
            &format!("exitcode() de {}", proceso.name()),
            proceso.exitcode(),
            Some(-9),
        )?;
    }
    Ok(())
}

fn producir_mal(almacen: &Almacen, cuantos: u32) -> Result<(), SyncError> {
    (1..=cuantos).try_for_each(|elemento| almacen.meter_mal(elemento))
}
