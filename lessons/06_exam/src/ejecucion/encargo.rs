//! Lo que se le encarga al proceso que mira: qué ejecutar, cómo y hasta dónde.

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use witness::Limits;

/// Qué parte del plazo puede calcular, entre todos. La CPU que se gasta no depende de lo ocupada que esté la máquina, y
/// así un bucle que no acaba se corta antes.
const DE_CPU: f32 = 0.4;

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Encargo {
    pub orden: Vec<OsString>,
    pub carpeta: PathBuf,
    pub entrada: Vec<u8>,
    pub nice: i32,
    pub una_cpu: bool,
    /// La semilla con la que se remueve.
    pub remueve: Option<u64>,
    pub cerrojos: bool,
    pub miradas: bool,
    pub plazo: Duration,
}

impl Encargo {
    /// Un programa razonable queda muy lejos; uno desbocado se corta enseguida.
    pub fn limites(&self) -> Limits {
        Limits {
            alive: Some(150),
            total: Some(1000),
            wall: Some(self.plazo),
            cpu: Some(self.plazo.mul_f32(DE_CPU)),
            output_bytes: Some(1 << 20),
            memory_bytes: Some(1 << 30),
            survivors: Duration::from_secs(2),
        }
    }
}
