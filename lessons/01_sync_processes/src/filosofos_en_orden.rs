//! Los filósofos toman primero, de sus dos tenedores, el de número más bajo: comen todos.

use clap::Args;
use shared::ipc::RawArray;
use shared::lesson::{Level, Step, WithOptions, between, check_eq};
use shared::process::Process;
use shared::sync::{Lock, SyncError};

use crate::apoyo::fin::todos_bien;

pub const STEP: Step = Step {
    name: "filosofos_en_orden",
    title: "Los filósofos: el orden de los tenedores",
    level: Level::Extension,
    predict: "los tenedores tienen número, y cada filósofo toma primero el más bajo de sus dos. ¿Se puede cerrar el círculo?",
    observe: "no: el último filósofo empieza por el tenedor 1, como el primero. Con un orden global no hay espera circular.",
    topic: "lock.acquire(), con varios cerrojos",
    run: &WithOptions(run),
};

#[derive(Args)]
struct Opciones {
    /// Cuántos filósofos se sientan a la mesa, de 2 a 9
    #[arg(long, value_name = "N", default_value = "5", value_parser = between(2..=9_usize, "filósofos"))]
    filosofos: usize,
    /// Cuántas veces come cada uno, de 1 a 10000
    #[arg(long, value_name = "N", default_value = "1000", value_parser = between(1..=10_000_u32, "comidas"))]
    comidas: u32,
}

fn run(Opciones { filosofos, comidas }: Opciones) -> anyhow::Result<()> {
    let mut tenedores = Vec::new();
    for numero in 1..=filosofos {
        tenedores.push(Lock::new()?.with_name(&format!("tenedor {numero}")));
    }

    // ANCHOR: ordenados
    let platos = &RawArray::new(&vec![0; filosofos])?;
    let mut procesos = Vec::new();
    for i in 0..filosofos {
        let vecino = (i + 1) % filosofos;
        let (bajo, alto) = (&tenedores[i.min(vecino)], &tenedores[i.max(vecino)]);
        let mut filosofo = Process::new(move || -> Result<(), SyncError> {
            for _ in 0..comidas {
                let _bajo = bajo.guard()?;
                let _alto = alto.guard()?;
                platos.set(i, platos.get(i)? + 1)?;
            }
            Ok(())
        });
        filosofo.start()?;
        procesos.push(filosofo);
    }
    for filosofo in &mut procesos {
        filosofo.join()?;
    }
    todos_bien(&procesos)?;
    check_eq(
        "veces que ha comido cada uno",
        platos.to_vec(),
        vec![comidas; filosofos],
    )?;
    // ANCHOR_END: ordenados
    Ok(())
}
