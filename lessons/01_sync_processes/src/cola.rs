//! Una cola: varios productores y varios consumidores, y cada mensaje llega una sola vez.

use clap::Args;
use shared::ipc::{Array, Queue};
use shared::lesson::{Level, Step, WithOptions, between, check, check_eq, counted};
use shared::process::Process;
use shared::say;

use crate::fin::todos_bien;

pub const STEP: Step = Step {
    name: "cola",
    title: "Cola: cada mensaje llega una sola vez",
    level: Level::Essential,
    predict: "{consumidores|consumidor saca|consumidores sacan} mensajes de una cola hasta que no haya más. ¿Cómo se sabe que no habrá más?",
    observe: "la cola vacía no significa que no venga nada más. Lo dice un centinela, y hace falta uno para cada consumidor.",
    topic: "1_syncProcesses.py: «semáforos o colas para coordinar el trabajo»",
    run: &WithOptions(run),
};

#[derive(Args)]
struct Opciones {
    /// Cuántos procesos meten mensajes, de 1 a 16
    #[arg(long, value_name = "N", default_value = "2", value_parser = between(1..=16_usize, "procesos"))]
    productores: usize,
    /// Cuántos procesos los sacan, de 1 a 16
    #[arg(long, value_name = "N", default_value = "2", value_parser = between(1..=16_usize, "procesos"))]
    consumidores: usize,
    /// Cuántos mensajes mete cada productor, de 1 a 10000
    #[arg(long, value_name = "N", default_value = "1000", value_parser = between(1..=10_000_usize, "mensajes"))]
    mensajes: usize,
}

/// `Some` con un número, o `None`: el centinela, que dice que no habrá más.
type Mensaje = Option<usize>;

fn run(opciones: Opciones) -> anyhow::Result<()> {
    let Opciones { productores: num_productores, consumidores: num_consumidores, mensajes } =
        opciones;
    let total = num_productores * mensajes;
    let (cola, recibidos) = (&Queue::new()?, &Array::new(&vec![0; total])?);

    // ANCHOR: plantilla
    let mut productores = Vec::new();
    for i in 0..num_productores {
        let mut productor = Process::new(move || producir(cola, i * mensajes, mensajes));
        productor.start()?;
        productores.push(productor);
    }
    let mut consumidores = Vec::new();
    for _ in 0..num_consumidores {
        let mut consumidor = Process::new(|| consumir(cola, recibidos));
        consumidor.start()?;
        consumidores.push(consumidor);
    }
    for productor in &mut productores {
        productor.join()?;
    }
    // Ya no habrá más mensajes, y los centinelas van detrás de todos.
    for _ in 0..num_consumidores {
        cola.put(&None)?;
    }
    for consumidor in &mut consumidores {
        consumidor.join()?;
    }
    // ANCHOR_END: plantilla

    productores.extend(consumidores);
    todos_bien(&productores)?;
    let veces = recibidos.to_vec();
    check_eq("mensajes recibidos", veces.iter().sum(), total)?;
    check("cada uno ha llegado una sola vez", veces.iter().all(|veces| *veces == 1))?;
    check("la cola ha quedado vacía", cola.is_empty())?;
    Ok(())
}

// ANCHOR: funciones
fn producir(cola: &Queue<Mensaje>, desde: usize, cuantos: usize) -> anyhow::Result<()> {
    for numero in desde..desde + cuantos {
        cola.put(&Some(numero))?;
    }
    say!("he metido {}, del {desde} en adelante", counted(cuantos, "mensaje", "mensajes"));
    Ok(())
}

fn consumir(cola: &Queue<Mensaje>, recibidos: &Array<usize>) -> anyhow::Result<()> {
    while let Some(numero) = cola.get()? {
        let _guardia = recibidos.get_lock().guard()?;
        recibidos.set(numero, recibidos.get(numero)? + 1)?;
    }
    say!("he recibido un centinela: termino");
    Ok(())
}
// ANCHOR_END: funciones
