//! Un semáforo: N a la vez, uno detrás de otro, y los `release` de más.

use std::time::Duration;

use clap::Args;
use shared::gate::Gate;
use shared::ipc::RawValue;
use shared::lesson::{Level, Step, WithOptions, between, check, check_eq, counted};
use shared::process::Process;
use shared::say;
use shared::sync::{BoundedSemaphore, Semaphore, SyncError};

use crate::fin::todos_bien;

pub const STEP: Step = Step {
    name: "semaforo",
    title: "Semáforo: el valor inicial dice para qué sirve",
    level: Level::Essential,
    predict: "{procesos|proceso quiere|procesos quieren} imprimir y el semáforo de las impresoras empieza en {impresoras}. ¿Cuántos imprimen a la vez?",
    observe: "con N, hasta N a la vez; con 0, uno espera a otro; con 1 excluye como un cerrojo, pero sin dueño.",
    topic: "«Mecanismos de sincronización como semáforos»",
    run: &WithOptions(run),
};

#[derive(Args)]
struct Opciones {
    /// Cuántos procesos quieren imprimir, de 1 a 16
    #[arg(long, value_name = "N", default_value = "5", value_parser = between(1..=16_u32, "procesos"))]
    procesos: u32,
    /// Cuántas impresoras hay, de 1 a 16
    #[arg(long, value_name = "N", default_value = "2", value_parser = between(1..=16_u32, "impresoras"))]
    impresoras: u32,
}

fn run(opciones: Opciones) -> anyhow::Result<()> {
    varios_a_la_vez(opciones.procesos, opciones.impresoras)?;
    uno_detras_de_otro()?;

    // ANCHOR: de_mas
    let semaforo = Semaphore::new(1)?;
    semaforo.release()?;
    check_eq("Semaphore(1), con un release de más, valor", semaforo.value(), 2)?;
    let acotado = BoundedSemaphore::new(1)?;
    let error = Err(SyncError::TooManyReleases { initial: 1 });
    check_eq("BoundedSemaphore(1), con un release de más", acotado.release(), error)?;
    // ANCHOR_END: de_mas
    Ok(())
}

fn varios_a_la_vez(num_procesos: u32, num_impresoras: u32) -> anyhow::Result<()> {
    // ANCHOR: varios
    let impresoras = Semaphore::new(num_impresoras)?.with_name("impresoras");
    let empiezan = Semaphore::new(0)?;
    let papel = Gate::new()?;
    let mut procesos = Vec::new();
    for _ in 0..num_procesos {
        let mut proceso = Process::new(|| -> anyhow::Result<()> {
            impresoras.acquire()?;
            empiezan.release()?;
            papel.wait()?;
            Ok(impresoras.release()?)
        });
        proceso.start()?;
        procesos.push(proceso);
    }

    let a_la_vez = num_procesos.min(num_impresoras);
    for _ in 0..a_la_vez {
        empiezan.acquire()?;
    }
    let esperan = num_procesos - a_la_vez;
    let imprimen = counted(a_la_vez, "imprime", "imprimen");
    say!("{imprimen} y {}", counted(esperan, "espera", "esperan"));
    check_eq("impresoras libres", impresoras.value(), num_impresoras - a_la_vez)?;
    if num_procesos > a_la_vez {
        let otro = empiezan.acquire_timeout(Duration::from_millis(200))?;
        check("hasta que no acabe alguno, no empieza otro", !otro)?;
    }
    papel.open()?;
    // ANCHOR_END: varios
    for proceso in &mut procesos {
        proceso.join()?;
    }
    todos_bien(&procesos)?;
    check_eq("al final han empezado también", empiezan.value(), num_procesos - a_la_vez)?;
    check_eq("impresoras libres", impresoras.value(), num_impresoras)?;
    Ok(())
}

fn uno_detras_de_otro() -> anyhow::Result<()> {
    // ANCHOR: orden
    let hecho = Semaphore::new(0)?.with_name("café hecho");
    let cafe = RawValue::new(false)?;
    let mut bebe = Process::new(|| -> anyhow::Result<()> {
        hecho.acquire()?;
        Ok(check("cuando me despiertan, el café está hecho", cafe.get())?)
    });
    let mut prepara = Process::new(|| {
        cafe.set(true);
        hecho.release()
    });
    bebe.start()?;
    prepara.start()?;
    // ANCHOR_END: orden
    bebe.join()?;
    prepara.join()?;
    check_eq("exitcode() de quien bebe", bebe.exitcode(), Some(0))?;
    Ok(())
}
