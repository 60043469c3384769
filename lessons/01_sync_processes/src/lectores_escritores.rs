//! Lectores y escritores: los que leen pueden estar juntos; quien escribe ha de estar solo.

mod biblioteca;
mod turnos;

use std::thread::sleep;
use std::time::Duration;

use clap::Args;
use shared::lesson::{Level, Step, WithOptions, between, check_eq};
use shared::process::Process;

use crate::apoyo::fin::todos_bien;
use biblioteca::Biblioteca;

pub const STEP: Step = Step {
    name: "lectores_escritores",
    title: "Lectores y escritores",
    level: Level::Extension,
    predict: "{lectores|proceso lee|procesos leen} y {escritores|escribe|escriben}. Con un cerrojo para todo, ¿cuántos leen a la vez? ¿Hace falta que sea uno?",
    observe: "leer no estorba a quien lee. El primer lector cierra el paso a los escritores, y el último lo abre.",
    topic: "1_syncProcesses.py: «semáforos»",
    run: &WithOptions(run),
};

#[derive(Args)]
struct Opciones {
    /// Cuántos procesos leen, de 1 a 16
    #[arg(long, value_name = "N", default_value = "3", value_parser = between(1..=16_u32, "procesos"))]
    lectores: u32,
    /// Cuántos procesos escriben, de 1 a 16
    #[arg(long, value_name = "N", default_value = "2", value_parser = between(1..=16_u32, "procesos"))]
    escritores: u32,
    /// Cuántas veces lee o escribe cada uno, de 1 a 1000
    #[arg(long, value_name = "N", default_value = "50", value_parser = between(1..=1000_u32, "vueltas"))]
    vueltas: u32,
}

fn run(Opciones { lectores, escritores, vueltas }: Opciones) -> anyhow::Result<()> {
    let biblioteca = Biblioteca::new(lectores)?;
    // ANCHOR: procesos
    let mut procesos = Vec::new();
    for i in 0..lectores + escritores {
        let mut proceso = if i < lectores {
            Process::new(|| leer(&biblioteca, vueltas))
        } else {
            Process::new(|| escribir(&biblioteca, vueltas))
        };
        proceso.start()?;
        procesos.push(proceso);
    }
    for proceso in &mut procesos {
        proceso.join()?;
    }
    // ANCHOR_END: procesos
    todos_bien(&procesos)?; // quien ve que otro le estorba acaba con un error
    check_eq("lectores a la vez, como mucho", biblioteca.maximo.get(), lectores)?;
    Ok(check_eq("escrituras", biblioteca.pagina.get(0)?, escritores * vueltas)?)
}

// ANCHOR: funciones
fn leer(biblioteca: &Biblioteca, vueltas: u32) -> anyhow::Result<()> {
    for _ in 0..vueltas {
        biblioteca.turnos.empezar_a_leer()?;
        biblioteca.leer()?;
        biblioteca.turnos.acabar_de_leer()?;
        sleep(Duration::from_millis(1));
    }
    Ok(())
}

fn escribir(biblioteca: &Biblioteca, vueltas: u32) -> anyhow::Result<()> {
    for _ in 0..vueltas {
        biblioteca.turnos.empezar_a_escribir()?;
        biblioteca.escribir()?;
        biblioteca.turnos.acabar_de_escribir()?;
    }
    Ok(())
}
// ANCHOR_END: funciones
