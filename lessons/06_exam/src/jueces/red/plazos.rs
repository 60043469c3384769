//! Cuánto se espera a un servidor.

use std::time::Duration;

/// Lo que se espera a que pase algo, mientras el programa no hace nada: en una máquina muy ocupada se le espera más.
pub const PACIENCIA: Duration = Duration::from_secs(3);
/// Y lo más que se le espera, haga lo que haga.
pub const HASTA_AQUI: Duration = Duration::from_secs(30);
