//! Lo ya juzgado y lo ya escrito: una línea por cada cosa, en cuanto se sabe. De una interrupción solo se pierde la última.

use std::collections::{HashMap, HashSet};
use std::fs::{self, File, TryLockError};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::error::CorrigeError;
use super::juicio::{Juicio, Resultado};
use crate::lenguaje::Lenguaje;

/// Lo que se entregó: el mismo texto, para el mismo ejercicio.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Clave(String);

impl Clave {
    pub fn de(ejercicio: &str, lenguaje: Lenguaje, texto: &[u8]) -> Self {
        let fichero = format!("{ejercicio}.{}\0", lenguaje.extension());
        Self(huella(&[fichero.as_bytes(), texto].concat()))
    }
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Apunte {
    Juicio {
        /// Del cuaderno que lo juzgó.
        version: String,
        clave: Clave,
        juicio: Juicio,
    },
    /// La huella de un fichero: si el que hay es otro, no es de aquí.
    Escrito { escrito: String },
}

pub struct Memoria {
    ruta: PathBuf,
    /// Quien lo tiene abierto es el único que corrige en esa carpeta.
    fichero: File,
    version: String,
    sabidos: HashMap<Clave, Juicio>,
    escritos: HashSet<String>,
}

impl Memoria {
    /// # Errors
    /// Si no se puede escribir en ella, o ya se está corrigiendo.
    pub fn abre(salida: &Path) -> Result<Self, CorrigeError> {
        let version = version().map_err(CorrigeError::Version)?;
        let ruta = salida.join("juicios.jsonl");
        let no_se_puede = |error| CorrigeError::Salida(ruta.clone(), error);
        let mut fichero = File::options()
            .read(true)
            .append(true)
            .create(true)
            .open(&ruta)
            .map_err(no_se_puede)?;
        match fichero.try_lock() {
            Err(TryLockError::WouldBlock) => {
                return Err(CorrigeError::Ocupada(salida.to_owned()));
            }
            Err(TryLockError::Error(error)) => return Err(no_se_puede(error)),
            Ok(()) => {}
        }
        let mut leido = Vec::new();
        fichero.read_to_end(&mut leido).map_err(no_se_puede)?;
        if !leido.is_empty() && !leido.starts_with(b"{") {
            return Err(CorrigeError::Ajeno(ruta));
        }
        if leido.last().is_some_and(|ultimo| *ultimo != b'\n') {
            fichero.write_all(b"\n").map_err(no_se_puede)?;
        }
        let (mut sabidos, mut escritos) = (HashMap::new(), HashSet::new());
        let lineas = leido.split(|byte| *byte == b'\n');
        for apunte in lineas.filter_map(|linea| serde_json::from_slice(linea).ok())
        {
            match apunte {
                Apunte::Escrito { escrito } => drop(escritos.insert(escrito)),
                Apunte::Juicio { version: suya, clave, juicio } => {
                    if suya == version {
                        sabidos.insert(clave, juicio);
                    }
                }
            }
        }
        Ok(Self { ruta, fichero, version, sabidos, escritos })
    }

    pub fn busca(&self, clave: &Clave) -> Option<Juicio> {
        self.sabidos.get(clave).cloned()
    }

    /// Los fallos del juez no se recuerdan: la próxima vez puede poder.
    ///
    /// # Errors
    /// Si no se puede escribir.
    pub fn apunta(
        &mut self,
        clave: &Clave,
        juicio: &Juicio,
    ) -> Result<(), CorrigeError> {
        if juicio.resultado == Resultado::Juez {
            return Ok(());
        }
        self.anade(&Apunte::Juicio {
            version: self.version.clone(),
            clave: clave.clone(),
            juicio: juicio.clone(),
        })
    }

    /// Lo que se va a escribir: si luego no se escribe, no importa.
    ///
    /// # Errors
    /// Si no se puede escribir.
    pub fn apunta_escrito(&mut self, bytes: &[u8]) -> Result<(), CorrigeError> {
        let escrito = huella(bytes);
        if !self.escritos.insert(escrito.clone()) {
            return Ok(());
        }
        self.anade(&Apunte::Escrito { escrito })
    }

    /// Si ese fichero es de otro, o lo ha cambiado alguien.
    pub fn es_ajeno(&self, ruta: &Path) -> bool {
        match fs::read(ruta) {
            Ok(bytes) => !self.escritos.contains(&huella(&bytes)),
            Err(error) => error.kind() != io::ErrorKind::NotFound,
        }
    }

    fn anade(&self, apunte: &Apunte) -> Result<(), CorrigeError> {
        let escribe = || -> io::Result<()> {
            let mut linea = serde_json::to_vec(apunte)?;
            linea.push(b'\n');
            (&self.fichero).write_all(&linea)
        };
        escribe().map_err(|error| CorrigeError::Salida(self.ruta.clone(), error))
    }
}

/// La de este programa: con otro, el veredicto podría ser otro.
fn version() -> io::Result<String> {
    let mut hash = Sha256::new();
    let mut yo = File::open("/proc/self/exe")?;
    let mut trozo = vec![0; 1 << 16];
    loop {
        match yo.read(&mut trozo)? {
            0 => return Ok(en_hexadecimal(&hash.finalize())),
            cuantos => hash.update(&trozo[..cuantos]),
        }
    }
}

/// Lo que distingue a estos bytes de otros, en hexadecimal.
pub fn huella(bytes: &[u8]) -> String {
    en_hexadecimal(&Sha256::digest(bytes))
}

fn en_hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
