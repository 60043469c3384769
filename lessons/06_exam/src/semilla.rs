//! La semilla que sale si no se dice ninguna: se escribe, para poder repetir con ella lo mismo.

use std::time::{SystemTime, UNIX_EPOCH};

/// Corta, para que se pueda copiar.
const LIMITE: u64 = 1_000_000;

pub fn nueva() -> u64 {
    let ahora = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    (u64::from(ahora.subsec_micros())
        ^ ahora.as_secs()
        ^ u64::from(std::process::id()))
        % LIMITE
}
