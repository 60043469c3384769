//! Hasta dónde se deja llegar a una ejecución.

use std::time::Duration;

/// Al pasar de uno de estos límites se acaba con todos los procesos, y el registro lo dice.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Procesos vivos a la vez. Con `ptrace`, tampoco puede haber más de ocho hilos por cada uno de ellos.
    pub alive: Option<usize>,
    /// Procesos en total.
    pub total: Option<usize>,
    /// Tiempo de reloj.
    pub wall: Option<Duration>,
    /// Cuánto más, como mucho, se deja a quienes han gastado el suyo en esperar por una CPU, ellos o quien los mira. Solo se
    /// sabe con `ptrace`.
    pub starved: Duration,
    /// Tiempo de CPU, de todos juntos.
    pub cpu: Option<Duration>,
    /// Bytes escritos en la salida y en la de errores.
    pub output_bytes: Option<u64>,
    /// Memoria que ocupan entre todos: la residente.
    pub memory_bytes: Option<u64>,
    /// Cuánto se deja a unos procesos que ya no pueden seguir, porque todos esperan algo que solo podría dar otro de ellos.
    /// Solo se sabe con `ptrace`.
    pub stuck: Option<Duration>,
    /// Si alguien de fuera puede hacer que sigan, hasta que le diga al testigo, con SIGURG, que ya no.
    pub outsider: bool,
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
            starved: Duration::ZERO,
            cpu: None,
            output_bytes: None,
            memory_bytes: None,
            stuck: None,
            outsider: false,
            survivors: Duration::from_secs(2),
        }
    }
}
