//! La huella de un fichero, y la comprobación de que salen las mismas de uno en uno.

use std::fs::File;
use std::io::Read;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use shared::errno::describe_chain;

#[derive(Clone, Serialize, Deserialize)]
pub struct Resumen {
    pub bytes: u64,
    sha256: [u8; 32],
    /// Cuándo se cambió por última vez, en segundos y nanosegundos.
    cambiado: (i64, i64),
}

/// Lo que ha salido de un fichero, o por qué no se ha podido leer.
pub type Huella = Result<Resumen, String>;

impl Resumen {
    pub fn sha256(&self) -> String {
        self.sha256.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

// ANCHOR: calcular
pub fn calcular(ruta: &Path) -> Huella {
    leer(ruta).map_err(|error| describe_chain(&error))
}

fn leer(ruta: &Path) -> std::io::Result<Resumen> {
    let mut fichero = File::open(ruta)?;
    let mut huella = Sha256::new();
    let (mut trozo, mut bytes) = (vec![0; 1 << 16], 0);
    loop {
        let leidos = fichero.read(&mut trozo)?;
        if leidos == 0 {
            break;
        }
        huella.update(&trozo[..leidos]);
        bytes += leidos as u64;
    }
    let datos = fichero.metadata()?;
    let cambiado = (datos.ctime(), datos.ctime_nsec());
    Ok(Resumen { bytes, sha256: huella.finalize().into(), cambiado })
}
// ANCHOR_END: calcular

/// Las calcula otra vez, de una en una. Dice cuántas salen distintas, y qué ficheros han cambiado y no cuentan.
// ANCHOR: comparar
pub fn comparar<'a>(
    rutas: &'a [PathBuf],
    huellas: &[Huella],
    avanzar: impl Fn(),
) -> (usize, Vec<&'a Path>) {
    let (mut distintas, mut cambiados) = (0, Vec::new());
    for (ruta, en_la_reserva) in rutas.iter().zip(huellas) {
        match (en_la_reserva, calcular(ruta)) {
            (Ok(una), Ok(otra)) if una.cambiado == otra.cambiado => {
                distintas += usize::from(una.sha256 != otra.sha256);
            }
            (Err(_), Err(_)) => {}
            _ => cambiados.push(ruta.as_path()),
        }
        avanzar();
    }
    (distintas, cambiados)
}
// ANCHOR_END: comparar
