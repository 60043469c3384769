//! Cinco filósofos y cinco tenedores: todos toman el de su izquierda, y nadie come.

use std::time::Duration;

use clap::Args;
use shared::lesson::{Level, Step, WithOptions, between, check_eq};
use shared::process::Process;
use shared::say;
use shared::sync::{Barrier, Lock, SyncError};

use crate::apoyo::esperas;
use crate::apoyo::fin::no_termina;

pub const STEP: Step = Step {
    name: "filosofos",
    title: "Los filósofos y sus tenedores",
    level: Level::Extension,
    predict: "cada filósofo toma el tenedor de su izquierda y después el de su derecha. Si todos toman el primero a la vez, ¿quién come?",
    observe: "nadie, hasta que se rompe el círculo. Con que falte un filósofo, comen todos los demás.",
    topic: "lock.acquire(), con varios cerrojos",
    run: &WithOptions(run),
};

#[derive(Args)]
struct Opciones {
    /// Cuántos filósofos se sientan a la mesa, de 2 a 9
    #[arg(long, value_name = "N", default_value = "5", value_parser = between(2..=9_usize, "filósofos"))]
    filosofos: usize,
}

fn run(Opciones { filosofos }: Opciones) -> anyhow::Result<()> {
    let mut tenedores = Vec::new();
    for numero in 1..=filosofos {
        tenedores.push(Lock::new()?.with_name(&format!("tenedor {numero}")));
    }

    // ANCHOR: ingenuos
    let con_uno = &Barrier::new(filosofos)?;
    let mut procesos = Vec::new();
    for i in 0..filosofos {
        let (izquierdo, derecho) = (&tenedores[i], &tenedores[(i + 1) % filosofos]);
        let mut filosofo =
            Process::new(move || comer_ingenuo(izquierdo, derecho, con_uno));
        filosofo.start()?;
        procesos.push(filosofo);
    }
    no_termina(&mut procesos[0], Duration::from_millis(200))?;
    let circulo = esperas::en_circulo(&procesos)?;
    for espera in &circulo {
        say!("{}", esperas::sin_pid(espera));
    }
    check_eq("filósofos en el círculo", circulo.len(), filosofos)?;
    // ANCHOR_END: ingenuos

    // ANCHOR: hueco
    say!("mato a {}: con un filósofo menos ya no hay círculo", procesos[0]);
    procesos[0].kill()?;
    for filosofo in &mut procesos {
        filosofo.join()?;
    }
    let comieron = procesos.iter().filter(|p| p.exitcode() == Some(0)).count();
    check_eq("filósofos que han podido comer", comieron, filosofos - 1)?;
    // ANCHOR_END: hueco
    Ok(())
}

// ANCHOR: comer_ingenuo
fn comer_ingenuo(
    izquierdo: &Lock,
    derecho: &Lock,
    con_uno: &Barrier,
) -> Result<(), SyncError> {
    let _izquierdo = izquierdo.guard()?;
    con_uno.wait()?; // todos tienen ya el de su izquierda
    let _derecho = derecho.guard()?;
    say!("como");
    Ok(())
}
// ANCHOR_END: comer_ingenuo
