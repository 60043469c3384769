//! Hasta dónde se deja llegar a una ejecución.

use std::time::Duration;

/// Al pasar de uno de estos límites se acaba con todos los procesos, y el registro lo dice.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Procesos vivos a la vez.
    pub alive: Option<usize>,
    /// Procesos en total.
    pub total: Option<usize>,
    /// Tiempo de reloj.
    pub wall: Option<Duration>,
    /// Tiempo de CPU, de todos juntos.
    pub cpu: Option<Duration>,
    /// Bytes escritos en la salida y en la de errores.
    pub output_bytes: Option<u64>,
    /// Memoria que ocupa un proceso: la residente.
    pub memory_bytes: Option<u64>,
    /// Cuánto se espera a los que quedan cuando ha terminado el primero.
    pub survivors: Duration,
}

impl Default for Limits {
    /// Sin más límite que dos segundos para los que sobreviven al primero.
    fn default() -> Self {
        Self {
            alive: None,
            total: None,
            wall: None,
            cpu: None,
            output_bytes: None,
            memory_bytes: None,
            survivors: Duration::from_secs(2),
        }
    }
}
