//! Detener o relegar a un proceso del programa, para ver qué hacen los demás mientras no puede hacer nada.

use std::time::Duration;

use nix::sys::signal::Signal;

use super::Escena;
use super::mirilla;

impl Escena<'_> {
    /// Detiene a un proceso tanto tiempo. A quien ya terminaba no le hace nada.
    pub fn deten(&mut self, quien: i32, cuanto: Duration) {
        mirilla::envia(quien, Signal::SIGSTOP);
        std::thread::sleep(cuanto);
        mirilla::envia(quien, Signal::SIGCONT);
    }

    /// Desde ahora solo se ejecuta cuando nadie más quiere la CPU: hace falta que haya una sola.
    pub fn relega(&mut self, quien: i32) {
        // SAFETY: `sched_param` puede valer cero en todos sus bytes, y está vivo durante la llamada.
        unsafe {
            let parametros: libc::sched_param = std::mem::zeroed();
            libc::sched_setscheduler(
                quien,
                libc::SCHED_IDLE,
                &raw const parametros,
            );
        }
    }
}
