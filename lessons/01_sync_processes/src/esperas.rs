//! No es un paso: mirar el tablero de esperas hasta que se vea en él lo que un paso busca.

use std::thread;
use std::time::Duration;

use anyhow::{Context, ensure};
use shared::waits::{self, Waiting};

const ENTRE_MIRADAS: Duration = Duration::from_millis(20);

/// En total, 3 s: si para entonces no se ve, algo ha fallado y hay que decirlo.
const MIRADAS: u32 = 150;

/// Los procesos que esperan, por nombre, cuando son `cuantos` y esperan lo mismo en dos miradas seguidas.
pub fn de(cuantos: usize) -> anyhow::Result<Vec<Waiting>> {
    let mut vistas = Vec::new();
    for _ in 0..MIRADAS {
        thread::sleep(ENTRE_MIRADAS);
        let ahora = por_nombre(waits::waiting());
        if ahora.len() == cuantos && ahora == vistas {
            return Ok(ahora);
        }
        vistas = ahora;
    }
    ensure!(
        vistas.len() == cuantos,
        "debían esperar {cuantos} procesos y esperan {}",
        vistas.len()
    );
    Ok(vistas)
}

/// Los procesos de un interbloqueo, por nombre, cuando se ha formado.
pub fn en_circulo() -> anyhow::Result<Vec<Waiting>> {
    let mirar = |_| {
        thread::sleep(ENTRE_MIRADAS);
        waits::deadlock()
    };
    (0..MIRADAS).find_map(mirar).map(por_nombre).context("nadie espera en círculo")
}

fn por_nombre(mut esperas: Vec<Waiting>) -> Vec<Waiting> {
    esperas.sort_by(|una, otra| una.who.name.cmp(&otra.who.name));
    esperas
}
