//! Una barra de progreso, que solo sale en un terminal.

use std::io::{IsTerminal, stderr};

use indicatif::{ProgressBar, ProgressStyle};

/// No se refresca sola: para eso indicatif crearía un hilo, y con dos hilos la
/// reserva no podría hacer `fork`.
pub fn barra(ficheros: usize, que: &'static str) -> ProgressBar {
    if !stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let estilo = ProgressStyle::with_template(
        "{msg} {wide_bar} {pos} de {len} · faltan {eta}",
    );
    let estilo = estilo.unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(ficheros as u64).with_style(estilo).with_message(que)
}
