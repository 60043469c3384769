//! Una cola: varios productores y varios consumidores, y cada mensaje llega una sola vez.

mod opciones;
mod recibidos;

use shared::ipc::Queue;
use shared::lesson::{Level, Step, WithOptions, check, counted};
use shared::process::Process;
use shared::say;

use crate::apoyo::fin::todos_bien;
use opciones::Opciones;
use recibidos::{Cola, Recibidos};

pub const STEP: Step = Step {
    name: "cola",
    title: "Cola: productores y consumidores",
    level: Level::Essential,
    predict: "{consumidores|consumidor saca|consumidores sacan} mensajes de una cola hasta que no haya más. ¿Cómo se sabe que no habrá más?",
    observe: "la cola vacía no significa que no venga nada más. Lo dice un centinela, y hace falta uno para cada consumidor.",
    topic: "1_syncProcesses.py: «semáforos o colas para coordinar el trabajo»",
    run: &WithOptions(run),
};

fn run(opciones: Opciones) -> anyhow::Result<()> {
    let mensajes = opciones.mensajes;
    let cola = &Queue::new()?;
    let recibidos = &Recibidos::new(opciones.productores * mensajes)?;

    // ANCHOR: plantilla
    let mut productores = Vec::new();
    for i in 0..opciones.productores {
        let mut productor =
            Process::new(move || producir(cola, i * mensajes, mensajes));
        productor.start()?;
        productores.push(productor);
    }
    let mut consumidores = Vec::new();
    for _ in 0..opciones.consumidores {
        let mut consumidor = Process::new(|| consumir(cola, recibidos));
        consumidor.start()?;
        consumidores.push(consumidor);
    }
    for productor in &mut productores {
        productor.join()?;
    }
    // Ya no habrá más mensajes, y los centinelas van detrás de todos.
    for _ in 0..opciones.consumidores {
        cola.put(&None)?;
    }
    for consumidor in &mut consumidores {
        consumidor.join()?;
    }
    // ANCHOR_END: plantilla

    productores.extend(consumidores);
    todos_bien(&productores)?;
    recibidos.comprobar()?;
    Ok(check("la cola ha quedado vacía", cola.is_empty())?)
}

// ANCHOR: funciones
fn producir(cola: &Cola, desde: usize, cuantos: usize) -> anyhow::Result<()> {
    for numero in desde..desde + cuantos {
        cola.put(&Some(numero))?;
    }
    let mensajes = counted(cuantos, "mensaje", "mensajes");
    say!("he metido {mensajes}, del {desde} en adelante");
    Ok(())
}

fn consumir(cola: &Cola, recibidos: &Recibidos) -> anyhow::Result<()> {
    while let Some(numero) = cola.get()? {
        recibidos.apuntar(numero)?;
    }
    say!("he recibido un centinela: termino");
    Ok(())
}
// ANCHOR_END: funciones
