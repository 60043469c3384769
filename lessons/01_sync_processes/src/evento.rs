//! Un evento: un aviso que uno da y que ven todos, también los que llegan después.

use std::time::Duration;

use clap::Args;
use shared::lesson::{Level, Step, WithOptions, between, check, check_eq};
use shared::process::Process;
use shared::sync::{Event, Semaphore};

use crate::apoyo::fin::todos_bien;

pub const STEP: Step = Step {
    name: "evento",
    title: "Evento: set, wait y clear",
    level: Level::Extension,
    predict: "{procesos|proceso espera|procesos esperan} un evento. ¿A cuántos despierta un solo set? ¿Y si otro llega más tarde?",
    observe: "set despierta a todos y el evento queda activado: quien llega después no espera, hasta que alguien llame a clear.",
    topic: "1_syncProcesses.py: mecanismos de sincronización",
    run: &WithOptions(run),
};

const PLAZO: Duration = Duration::from_millis(100);

#[derive(Args)]
struct Opciones {
    /// Cuántos procesos esperan el evento, de 1 a 16
    #[arg(long, value_name = "N", default_value = "3", value_parser = between(1..=16_u32, "procesos"))]
    procesos: u32,
}

fn run(opciones: Opciones) -> anyhow::Result<()> {
    // ANCHOR: todos
    let salida = Event::new()?.with_name("salida");
    let preparados = Semaphore::new(0)?;
    let corren = Semaphore::new(0)?;
    let mut procesos = Vec::new();
    for _ in 0..opciones.procesos {
        let mut proceso = Process::new(|| -> anyhow::Result<()> {
            preparados.release()?;
            salida.wait()?;
            Ok(corren.release()?)
        });
        proceso.start()?;
        procesos.push(proceso);
    }
    for _ in 0..opciones.procesos {
        preparados.acquire()?;
    }
    check("nadie corre antes de set()", !corren.acquire_timeout(PLAZO)?)?;
    salida.set();
    for proceso in &mut procesos {
        proceso.join()?;
    }
    todos_bien(&procesos)?;
    check_eq("corren, tras un solo set()", corren.value(), opciones.procesos)?;
    // ANCHOR_END: todos

    // ANCHOR: despues
    check("el evento queda activado, is_set()", salida.is_set())?;
    let mut tardon = Process::new(|| -> anyhow::Result<()> {
        let activado = salida.wait_timeout(Duration::ZERO)?;
        Ok(check("llego tarde, y wait() no espera", activado)?)
    });
    tardon.start()?;
    tardon.join()?;
    check_eq("exitcode()", tardon.exitcode(), Some(0))?;

    salida.clear();
    check("tras clear(), wait() espera", !salida.wait_timeout(PLAZO)?)?;
    // ANCHOR_END: despues
    Ok(())
}
