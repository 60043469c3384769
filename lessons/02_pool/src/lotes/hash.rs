//! El hash de un fichero.

use std::fs::File;
use std::io::Read;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use shared::errno::describe_chain;
use shared::foreign::printable;
use shared::say;

#[derive(Clone, Serialize, Deserialize)]
pub struct Leido {
    pub bytes: u64,
    pub sha256: [u8; 32],
    /// Cuándo se cambió por última vez, en segundos y nanosegundos.
    pub cambiado: (i64, i64),
}

/// Lo que ha salido de un fichero, o por qué no se ha podido leer.
pub type Resultado = Result<Leido, String>;

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

/// Como `sha256sum`: el hash de cada fichero que se ha leído, y su nombre dentro de
/// la carpeta.
pub fn decirlos(carpeta: &Path, rutas: &[PathBuf], resultados: &[Resultado]) {
    for (ruta, resultado) in rutas.iter().zip(resultados) {
        let Ok(leido) = resultado else { continue };
        let hash: String =
            leido.sha256.iter().map(|byte| format!("{byte:02x}")).collect();
        say!("{hash}  {}", printable(ruta.strip_prefix(carpeta).unwrap_or(ruta)));
    }
}
