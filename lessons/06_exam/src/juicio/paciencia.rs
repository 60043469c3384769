//! Cuánto se espera a que un programa haga algo. Solo cuenta el tiempo en el que no hace nada: en una máquina muy ocupada
//! se le espera más.

use std::time::{Duration, Instant};

/// Lo que se le espera mientras no hace nada.
pub const PACIENCIA: Duration = Duration::from_secs(3);
/// Y lo más que se le espera, haga lo que haga.
pub const HASTA_AQUI: Duration = Duration::from_secs(30);

pub struct Paciencia {
    queda: Duration,
    limite: Instant,
}

impl Paciencia {
    pub fn de(plazo: Duration) -> Self {
        Self { queda: plazo, limite: Instant::now() + HASTA_AQUI }
    }

    /// Ha pasado ese rato, que cuenta si ahora nadie hace nada.
    pub fn pasa(&mut self, rato: Duration, nadie_hace_nada: bool) {
        if nadie_hace_nada {
            self.queda = self.queda.saturating_sub(rato);
        }
    }

    pub fn se_acabo(&self) -> bool {
        self.queda.is_zero() || Instant::now() > self.limite
    }
}
