//! Un semáforo a N: hasta N procesos a la vez.

use std::time::Duration;

use clap::Args;
use shared::gate::Gate;
use shared::lesson::{Level, Step, WithOptions, between, check, check_eq, counted};
use shared::process::Process;
use shared::say;
use shared::sync::Semaphore;

use crate::apoyo::avisos;
use crate::apoyo::fin::todos_bien;

pub const STEP: Step = Step {
    name: "semaforo",
    title: "Semáforo: repartir las impresoras",
    level: Level::Essential,
    predict: "{procesos|proceso quiere|procesos quieren} imprimir y el semáforo de las impresoras empieza en {impresoras}. ¿Cuántos imprimen a la vez?",
    observe: "hasta tantos como el valor inicial. Los demás esperan a que uno de ellos haga release.",
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
    let Opciones { procesos: num_procesos, impresoras: num_impresoras } = opciones;
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
    avisos::esperar(&empiezan, a_la_vez)?;
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
    check_eq(
        "los demás han empezado después",
        empiezan.value(),
        num_procesos - a_la_vez,
    )?;
    check_eq("impresoras libres", impresoras.value(), num_impresoras)?;
    Ok(())
}
