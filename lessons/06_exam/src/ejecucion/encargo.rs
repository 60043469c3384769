//! Lo que se le encarga al proceso que mira: qué ejecutar, cómo y hasta dónde.

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use witness::Limits;

use crate::aislamiento::Cerco;

/// Qué parte del plazo puede calcular, entre todos. La CPU que se gasta no depende de lo ocupada que esté la máquina, y
/// así un bucle que no acaba se corta antes.
const DE_CPU: f32 = 0.4;

/// Cuántas veces más puede durar en una máquina muy ocupada, si se le va el tiempo en esperar por una CPU.
const SIN_CPU: u32 = 12;

/// Lo que se deja quietos a unos procesos que se esperan unos a otros.
const ESTANCADOS: Duration = Duration::from_millis(1500);

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Encargo {
    pub orden: Vec<OsString>,
    pub carpeta: PathBuf,
    pub nice: i32,
    pub una_cpu: bool,
    /// La semilla con la que se remueve.
    pub remueve: Option<u64>,
    /// Los que no empiezan hasta que se le diga al testigo que nadie de fuera va a hacer ya nada.
    pub tardan: Vec<String>,
    pub cerrojos: bool,
    pub miradas: bool,
    /// La salida va a un fichero, y no a un terminal.
    pub a_fichero: bool,
    /// Se mira sin `ptrace`: se ve menos, y un proceso detenido se ve como tal.
    pub sin_ptrace: bool,
    pub plazo: Duration,
    /// Dónde se encierra el programa, si se juzga en la caja.
    pub cerco: Option<Cerco>,
    /// Dónde dejan sus marcas los programas de Python, si no pueden en la memoria del testigo.
    pub marcas: Option<PathBuf>,
    /// Si alguien de fuera puede hacer que sigan.
    pub con_escena: bool,
}

impl Encargo {
    /// Un programa razonable queda muy lejos; uno desbocado se corta enseguida.
    pub fn limites(&self) -> Limits {
        Limits {
            alive: Some(150),
            total: Some(1000),
            wall: Some(self.plazo),
            starved: self.plazo * SIN_CPU,
            cpu: Some(self.plazo.mul_f32(DE_CPU)),
            output_bytes: (!self.sin_ptrace).then_some(1 << 20),
            memory_bytes: Some(1 << 30),
            stuck: (!self.sin_ptrace).then_some(ESTANCADOS),
            outsider: self.con_escena,
            survivors: Duration::from_secs(2),
        }
    }
}
