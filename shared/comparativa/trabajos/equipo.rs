//! Un equipo de procesos que empiezan a la vez.

use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use shared::process::Process;
use shared::sync::Semaphore;

/// Arranca `cuantos` procesos, da la salida cuando están todos listos y devuelve lo que tardan en terminar.
pub fn equipo(cuantos: u64, tarea: impl Fn(u64) -> Result<()>) -> Result<Duration> {
    let listos = Semaphore::new(0)?;
    let salida = Semaphore::new(0)?;
    let mut procesos = Vec::new();
    for i in 0..cuantos {
        let (tarea, listos, salida) = (&tarea, &listos, &salida);
        let mut proceso = Process::new(move || -> Result<()> {
            listos.release()?;
            salida.acquire()?;
            tarea(i)
        });
        proceso.start()?;
        procesos.push(proceso);
    }
    for _ in 0..cuantos {
        listos.acquire()?;
    }

    let principio = Instant::now();
    for _ in 0..cuantos {
        salida.release()?;
    }
    for proceso in &mut procesos {
        proceso.join()?;
    }
    let tiempo = principio.elapsed();

    ensure!(procesos.iter().all(|proceso| proceso.exitcode() == Some(0)), "ha fallado un proceso");
    Ok(tiempo)
}
