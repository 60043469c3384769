//! Hacer lo mismo en dos hilos o en dos procesos, y medir lo que tarda y la CPU que se usa.

use std::thread::{self, Builder};
use std::time::{Duration, Instant};

use anyhow::ensure;
use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike;
use shared::errno::CannotStart;
use shared::lesson::decimal;
use shared::process::Process;
use shared::{say, varies};

use crate::apoyo::cuentas::en_espanol;

pub struct Medida {
    tiempo: Duration,
    cpu: Duration,
}

impl Medida {
    /// Cuántas CPU han trabajado a la vez, de media.
    pub fn cpus(&self) -> f64 {
        self.cpu.as_secs_f64() / self.tiempo.as_secs_f64()
    }
}

/// Cada medida se hace en un hijo: con varios hilos, `fork` no sería seguro; y así
/// se sabe qué CPU ha usado.
pub fn medir(
    que: &str,
    trabajo: impl Fn() -> anyhow::Result<()>,
) -> anyhow::Result<Medida> {
    let (reloj, antes) = (Instant::now(), cpu_de_los_hijos()?);
    let mut hijo = Process::new(trabajo);
    hijo.start()?;
    hijo.join()?;
    let medida =
        Medida { tiempo: reloj.elapsed(), cpu: cpu_de_los_hijos()? - antes };
    ensure!(hijo.exitcode() == Some(0), "{que}: no ha acabado bien");
    let (tiempo, cpus) = (en_espanol(medida.tiempo), decimal(medida.cpus(), 1));
    say!("{que:<23} {:>9}  {} CPU", varies(tiempo), varies(cpus));
    Ok(medida)
}

/// La de los ya recogidos, y la de los que ellos recogieron.
fn cpu_de_los_hijos() -> anyhow::Result<Duration> {
    let uso = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let microsegundos = (uso.user_time() + uso.system_time()).num_microseconds();
    Ok(Duration::from_micros(microsegundos.try_into()?))
}

pub fn seguidos(tarea: impl Fn()) -> anyhow::Result<()> {
    tarea();
    tarea();
    Ok(())
}

// ANCHOR: dos
pub fn dos_hilos(tarea: impl Fn() + Sync) -> anyhow::Result<()> {
    thread::scope(|ambito| -> anyhow::Result<()> {
        for _ in 0..2 {
            Builder::new().spawn_scoped(ambito, &tarea).map_err(CannotStart)?;
        }
        Ok(())
    })
}

pub fn dos_procesos(tarea: impl Fn()) -> anyhow::Result<()> {
    let mut procesos = [(); 2].map(|()| Process::new(&tarea));
    for proceso in &mut procesos {
        proceso.start()?;
    }
    for proceso in &mut procesos {
        proceso.join()?;
        ensure!(proceso.exitcode() == Some(0), "un proceso no ha acabado bien");
    }
    Ok(())
}
// ANCHOR_END: dos
