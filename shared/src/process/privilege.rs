//! Dejar de ser root, para ver qué puede hacer un usuario corriente.

use nix::unistd::{Gid, Uid, getppid, setgid, setgroups, setuid};

use super::ProcessError;
use crate::fork::die_with;

/// El usuario `nobody` en Linux, que no es dueño de nada.
const NOBODY: u32 = 65534;

/// Este proceso pasa a ser de `nobody`, para siempre. Llámalo dentro de un hijo.
///
/// El orden importa: primero los grupos, porque después de `setuid` ya no habría permiso para cambiarlos.
///
/// # Errors
/// [`ProcessError::System`] si el proceso no es de root.
pub fn become_nobody() -> Result<(), ProcessError> {
    become_user(NOBODY)
}

/// Como [`become_nobody`], con otro número: uno que no use nadie es el único modo de tener los límites de un
/// usuario para uno solo.
///
/// # Errors
/// [`ProcessError::System`] si el proceso no es de root, o si en este contenedor no existe ese número.
pub fn become_user(uid: u32) -> Result<(), ProcessError> {
    let parent = getppid();
    setgroups(&[])?;
    setgid(Gid::from_raw(uid))?;
    setuid(Uid::from_raw(uid))?;
    // Al cambiar de usuario, el núcleo olvida PR_SET_PDEATHSIG.
    die_with(parent);
    Ok(())
}
