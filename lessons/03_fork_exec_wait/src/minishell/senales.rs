//! Peldaño 6: las señales. Qué hace la shell con las que le llegan, y cómo se las deja a sus órdenes.

mod ctrl_c;
mod guardia;
mod muerte;
mod terminal;

use nix::sys::signal::{SaFlags, SigAction, SigHandler, SigSet, Signal, sigaction};
use shared::ending::restore_sigpipe;
use shared::inherited::Ignored;

pub use ctrl_c::{esperar_entrada, hubo_ctrl_c, olvidar_ctrl_c};
pub use guardia::Guardia;
pub use muerte::morir_con_todos;
pub use terminal::Terminal;

/// Lo que una shell ignora, y sus órdenes no: que la detengan, o que la mate
/// Ctrl-\.
const IGNORADAS: [Signal; 4] =
    [Signal::SIGQUIT, Signal::SIGTSTP, Signal::SIGTTIN, Signal::SIGTTOU];

// ANCHOR: senales
/// En un terminal, la shell apunta Ctrl-C e ignora lo que la detendría.
fn como_una_shell() -> nix::Result<()> {
    al_recibir(Signal::SIGINT, SigHandler::Handler(ctrl_c::apuntar))?;
    IGNORADAS
        .into_iter()
        .try_for_each(|senal| al_recibir(senal, SigHandler::SigIgn))
}

/// En el hijo, antes de `exec`: lo ignorado se seguiría ignorando en el programa
/// nuevo.
///
/// Solo sigue ignorado lo que ya lo estaba al empezar la shell: si se lanzó con
/// `nohup`, también sus órdenes.
pub fn como_cualquier_programa(ya_ignoradas: Ignored) {
    muerte::olvidar();
    for senal in IGNORADAS {
        let _ = al_recibir(senal, SigHandler::SigDfl);
    }
    restore_sigpipe();
    ya_ignoradas.ignore_again();
}
// ANCHOR_END: senales

/// Sin control de trabajos, Ctrl-C es para todo el grupo, y lo que corre en segundo
/// plano no debe morir con él.
pub fn sordo_a_ctrl_c() {
    for senal in [Signal::SIGINT, Signal::SIGQUIT] {
        let _ = al_recibir(senal, SigHandler::SigIgn);
    }
}

fn al_recibir(senal: Signal, que_hacer: SigHandler) -> nix::Result<()> {
    // Sin SA_RESTART: la llamada al sistema interrumpida vuelve con EINTR.
    let accion = SigAction::new(que_hacer, SaFlags::empty(), SigSet::empty());
    // SAFETY: los manejadores, `ctrl_c::apuntar` y `muerte::morir`, solo tocan
    // atómicos y llaman al sistema.
    unsafe { sigaction(senal, &accion) }.map(drop)
}
