//! Cuando el terminal es de otro grupo de procesos: pedirlo, o recuperarlo de quien lo ha quitado.

use std::io::stdin;
use std::sync::atomic::Ordering;

use nix::errno::Errno;
use nix::sys::signal::{SigHandler, Signal, killpg};
use nix::unistd::{getpgrp, tcgetpgrp, tcsetpgrp};
use shared::wait::{Id, WaitPidFlag, waitid};

use super::{GRUPO_DE_ANTES, Terminal};
use crate::minishell::senales::al_recibir;

/// Con `SIGTTOU` sin ignorar, el núcleo detiene a quien pide el terminal desde el
/// segundo plano, hasta que quien lo tiene se lo dé con `fg`. Si no hay quien pueda
/// dárselo, `ENOTTY`.
pub fn pedir() -> nix::Result<()> {
    al_recibir(Signal::SIGTTOU, SigHandler::SigDfl)?;
    let pedido = loop {
        match tcsetpgrp(stdin(), getpgrp()) {
            Err(Errno::EINTR) => {}
            otro => break otro,
        }
    };
    al_recibir(Signal::SIGTTOU, SigHandler::SigIgn)?;
    pedido
}

impl Terminal {
    /// Leer de un terminal que es de otro grupo da `EIO`, y eso no es el fin de la
    /// entrada. `false` si ya no lo hay.
    pub fn reclamar(&self) -> bool {
        let Ok(dueno) = tcgetpgrp(stdin()) else { return false };
        let mirar =
            WaitPidFlag::WEXITED | WaitPidFlag::WNOHANG | WaitPidFlag::WNOWAIT;
        let es_nuestro = dueno == getpgrp()
            || dueno.as_raw() == GRUPO_DE_ANTES.load(Ordering::SeqCst)
            || killpg(dueno, None) == Err(Errno::ESRCH)
            || waitid(Id::PGid(dueno), mirar).is_ok();
        if !es_nuestro && pedir().is_err() {
            return false;
        }
        self.recuperar();
        true
    }
}
