//! La plantilla de los apuntes: una lista de procesos, `start` para cada uno y después `join` para cada uno.

use std::time::Instant;

use clap::Args;
use shared::lesson::{Level, Neighbours, Step, WithOptions, between, check, check_eq};
use shared::process::Process;
use shared::{say, say_incident, varies};

pub const STEP: Step = Step {
    name: "plantilla",
    title: "La plantilla para crear multiprocesos",
    level: Level::Essential,
    predict: "¿cuántos procesos viven a la vez si join va en su propio bucle? ¿Y si va dentro del primero?",
    observe: "con join dentro del primer bucle, cada proceso empieza cuando ha terminado el anterior: hay procesos, pero no hay concurrencia.",
    topic: "«TEMPLATE PARA CREAR MULTIPROCESOS»",
    run: &WithOptions(run),
};

#[derive(Args)]
struct Opciones {
    /// Cuántos procesos se crean, de 1 a 16
    #[arg(long, value_name = "N", default_value = "3", value_parser = between(1..=16_u32, "procesos"))]
    procesos: u32,
}

// ANCHOR: funcion
fn mi_funcion(nombre: &str, desde: u32, hasta: u32) {
    let primos = (desde..hasta).filter(|n| es_primo(*n)).count();
    say!("{nombre}: hay {primos} primos entre {desde} y {hasta}");
}

fn es_primo(n: u32) -> bool {
    n > 1 && (2..).take_while(|d| d * d <= n).all(|d| !n.is_multiple_of(d))
}
// ANCHOR_END: funcion

fn run(opciones: Opciones) -> anyhow::Result<()> {
    const TROZO: u32 = 100_000;
    let num_procesos = opciones.procesos;
    let vecinos = Neighbours::watch();

    // ANCHOR: plantilla
    let inicio = Instant::now();
    let mut procesos = Vec::new();
    for i in 0..num_procesos {
        let (desde, hasta) = (i * TROZO, (i + 1) * TROZO);
        let mut proceso = Process::new(move || mi_funcion("trabajo", desde, hasta));
        proceso.start()?;
        procesos.push(proceso);
    }
    let vivos = procesos.iter().filter(|proceso| proceso.is_alive()).count();
    for proceso in &mut procesos {
        proceso.join()?;
    }
    let juntos = inicio.elapsed();
    say!("con join en su propio bucle: {} ms", varies(juntos.as_millis()));
    // ANCHOR_END: plantilla
    if (2..num_procesos as usize).contains(&vivos) {
        // Nada lo impide: basta con que al padre le quiten la CPU un buen rato.
        say_incident!(
            "al acabar el primer bucle solo quedaban {vivos}: los demás ya habían terminado"
        );
    } else {
        check_eq("procesos vivos al acabar el primer bucle", vivos, num_procesos as usize)?;
    }
    check("todos han terminado bien", procesos.iter().all(|p| p.exitcode() == Some(0)))?;

    // ANCHOR: en_serie
    let inicio = Instant::now();
    let mut procesos: Vec<Process> = Vec::new();
    let mut vivos = 0;
    for i in 0..num_procesos {
        let (desde, hasta) = (i * TROZO, (i + 1) * TROZO);
        let mut proceso = Process::new(move || mi_funcion("trabajo", desde, hasta));
        proceso.start()?;
        vivos = vivos.max(1 + procesos.iter().filter(|otro| otro.is_alive()).count());
        proceso.join()?;
        procesos.push(proceso);
    }
    let en_serie = inicio.elapsed();
    say!("con join dentro del primer bucle: {} ms", varies(en_serie.as_millis()));
    // ANCHOR_END: en_serie
    check_eq("procesos vivos a la vez, como mucho", vivos, 1)?;
    check("todos han terminado bien", procesos.iter().all(|p| p.exitcode() == Some(0)))?;
    if num_procesos > 1 && juntos >= en_serie && !vecinos.warn() {
        say_incident!("esta vez no se ha ganado tiempo: ¿cuántas CPU tiene tu máquina?");
    }
    Ok(())
}
