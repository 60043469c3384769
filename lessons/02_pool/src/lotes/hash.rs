//! El hash de un fichero, y la comprobación de que salen los mismos de uno en uno.

use std::fs::File;
use std::io::Read;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use shared::errno::describe_chain;

#[derive(Clone, Serialize, Deserialize)]
pub struct Leido {
    pub bytes: u64,
    sha256: [u8; 32],
    /// Cuándo se cambió por última vez, en segundos y nanosegundos.
    cambiado: (i64, i64),
}

/// Lo que ha salido de un fichero, o por qué no se ha podido leer.
pub type Resultado = Result<Leido, String>;

impl Leido {
    pub fn sha256(&self) -> String {
        self.sha256.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

// ANCHOR: calcular
pub fn calcular(ruta: &Path) -> Resultado {
    leer(ruta).map_err(|error| describe_chain(&error))
}

fn leer(ruta: &Path) -> std::io::Result<Leido> {
    let mut fichero = File::open(ruta)?;
    let mut hash = Sha256::new();
    let (mut trozo, mut bytes) = (vec![0; 1 << 16], 0);
    loop {
        let leidos = fichero.read(&mut trozo)?;
        if leidos == 0 {
            break;
        }
        hash.update(&trozo[..leidos]);
        bytes += leidos as u64;
    }
    let datos = fichero.metadata()?;
    let cambiado = (datos.ctime(), datos.ctime_nsec());
    Ok(Leido { bytes, sha256: hash.finalize().into(), cambiado })
}
// ANCHOR_END: calcular

/// Los calcula otra vez, de uno en uno. Dice cuántos salen distintos, y qué ficheros han cambiado y no cuentan.
// ANCHOR: comparar
pub fn comparar<'a>(
    rutas: &'a [PathBuf],
    resultados: &[Resultado],
    avanzar: impl Fn(),
) -> (usize, Vec<&'a Path>) {
    let (mut distintos, mut cambiados) = (0, Vec::new());
    for (ruta, en_la_reserva) in rutas.iter().zip(resultados) {
        match (en_la_reserva, calcular(ruta)) {
            (Ok(una), Ok(otra)) if una.cambiado == otra.cambiado => {
                distintos += usize::from(una.sha256 != otra.sha256);
            }
            (Err(_), Err(_)) => {}
            _ => cambiados.push(ruta.as_path()),
        }
        avanzar();
    }
    (distintos, cambiados)
}
// ANCHOR_END: comparar
