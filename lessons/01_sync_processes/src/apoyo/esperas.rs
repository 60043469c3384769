//! Mirar el tablero de esperas hasta que se vea en él lo que un paso busca.

use std::thread;
use std::time::Duration;

use anyhow::bail;
use shared::process::Process;
use shared::waits::{self, Waiting};

use crate::apoyo::fin::como_ha_acabado;

const ENTRE_MIRADAS: Duration = Duration::from_millis(20);

/// En total, 3 s: si para entonces no se ve, algo ha fallado y hay que decirlo.
const MIRADAS: u32 = 150;

/// Lo que espera cada uno de estos procesos, cuando esperan todos, y lo mismo en dos miradas seguidas.
pub fn de<'a>(
    procesos: impl IntoIterator<Item = &'a Process<'a>>,
) -> anyhow::Result<Vec<Waiting>> {
    let procesos: Vec<&Process> = procesos.into_iter().collect();
    let mut vistas = Vec::new();
    for _ in 0..MIRADAS {
        thread::sleep(ENTRE_MIRADAS);
        siguen(&procesos)?;
        let mut ahora = por_nombre(waits::waiting());
        ahora
            .retain(|espera| procesos.iter().any(|proceso| es_de(espera, proceso)));
        if ahora == vistas && ahora.len() == procesos.len() {
            return Ok(ahora);
        }
        vistas = ahora;
    }
    let espera =
        |proceso: &Process| vistas.iter().any(|espera| es_de(espera, proceso));
    match procesos.iter().find(|proceso| !espera(proceso)) {
        Some(proceso) => bail!("{proceso} debía estar esperando, y no espera nada"),
        None => Ok(vistas),
    }
}

/// Lo que esperan los procesos de un interbloqueo, por nombre, cuando se ha formado con algunos de estos.
pub fn en_circulo<'a>(
    procesos: impl IntoIterator<Item = &'a Process<'a>>,
) -> anyhow::Result<Vec<Waiting>> {
    let procesos: Vec<&Process> = procesos.into_iter().collect();
    for _ in 0..MIRADAS {
        thread::sleep(ENTRE_MIRADAS);
        siguen(&procesos)?;
        if let Some(circulo) = waits::deadlock() {
            return Ok(por_nombre(circulo));
        }
    }
    bail!("nadie espera en círculo");
}

/// Quién espera qué, y quién lo tiene. Sin los PID cabe en una línea.
pub fn sin_pid(espera: &Waiting) -> String {
    let Waiting { who, object, holder, .. } = espera;
    let dueno = holder.as_ref().map_or("nadie", |dueno| dueno.name.as_str());
    format!("{} espera {object}, que tiene {dueno}", who.name)
}

/// Si alguno ha terminado, no hay que seguir mirando.
fn siguen(procesos: &[&Process]) -> anyhow::Result<()> {
    match procesos.iter().find(|proceso| !proceso.is_alive()) {
        Some(proceso) => {
            bail!("no debía terminar, pero {}", como_ha_acabado(proceso))
        }
        None => Ok(()),
    }
}

fn es_de(espera: &Waiting, proceso: &Process) -> bool {
    proceso.pid() == Some(espera.who.pid)
}

fn por_nombre(mut esperas: Vec<Waiting>) -> Vec<Waiting> {
    esperas.sort_by(|una, otra| una.who.name.cmp(&otra.who.name));
    esperas
}
