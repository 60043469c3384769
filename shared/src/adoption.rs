//! Quién adopta a los huérfanos, y si los recoge cuando terminan.
//!
//! A un huérfano lo adopta el antepasado vivo más cercano que se haya declarado *subreaper* o, si no hay ninguno,
//! el PID 1 de su espacio de PID. Quien se declara *subreaper* lo hace para recoger, pero PID 1 no ha pedido
//! nada: el de un contenedor puede ser un programa cualquiera que no llama nunca a `wait`, y entonces cada
//! huérfano que termina es un zombi para siempre, que ya no puede quitar nadie.
//!
//! El núcleo no dice de antemano quién va a adoptar, y el zombi no tiene arreglo. Por eso, si no consta que PID 1
//! recoja, adopta la propia lección.

use std::fs;
use std::time::{Duration, Instant};

use crate::wait::{WaitPidFlag, waitpid};
use nix::sys::prctl;
use nix::sys::signal::Signal;
use thiserror::Error;

use crate::say;
use crate::table::SystemProcess;

/// PID 1 puede mirar si tiene a quien recoger solo de vez en cuando.
const LONGEST_WAIT: Duration = Duration::from_secs(8);
const TURN: Duration = Duration::from_millis(2);
/// El espacio de PID de la máquina entera tiene siempre este número (`PROC_PID_INIT_INO` en el núcleo).
const FIRST_PID_NAMESPACE: &str = "pid:[4026531836]";

/// Quien adoptó al huérfano no lo ha recogido.
#[derive(Debug, Error)]
#[error(
    "PID {pid} ha terminado, y {adopter} (PID {ppid}), que lo adoptó, no lo ha recogido en {} s: quedará como zombi hasta que {adopter} lo recoja o termine",
    LONGEST_WAIT.as_secs()
)]
pub struct NotReaped {
    pid: i32,
    ppid: i32,
    adopter: String,
}

/// Quién se queda con los huérfanos de un paso. Al destruirse, todo vuelve a ser como antes.
#[derive(Debug)]
#[must_use = "al destruirlo, este proceso deja de adoptar"]
pub struct Adoption {
    ours: bool,
}

impl Adoption {
    /// Los huérfanos son para quien diga el sistema; si no consta que PID 1 recoja a los suyos, los adopta este
    /// proceso, y lo dice.
    ///
    /// # Errors
    /// El de `prctl(2)`.
    pub fn prepare() -> nix::Result<Self> {
        let ours = !init_reaps();
        if ours {
            let name = fs::read_to_string("/proc/1/comm").unwrap_or_default();
            let name = name.trim_end();
            say!(
                "no parece que PID 1 ({name}) recoja huérfanos y quedarían zombis para siempre: los adopto yo"
            );
            prctl::set_child_subreaper(true)?;
        }
        Ok(Adoption { ours })
    }

    /// Espera a que un huérfano termine y a que lo recoja quien lo adoptó: a que ya no esté en la tabla.
    ///
    /// # Errors
    /// [`NotReaped`] si no lo recoge.
    pub fn wait_until_reaped(&self, orphan: &SystemProcess) -> anyhow::Result<()> {
        let deadline = Instant::now() + LONGEST_WAIT;
        while orphan.is_running() {
            if self.ours {
                // Mientras no sea hijo de este proceso, responde ECHILD.
                let _ = waitpid(orphan.pid(), Some(WaitPidFlag::WNOHANG));
            }
            if Instant::now() > deadline {
                let ppid = orphan.ppid()?;
                let adopter = SystemProcess::new(ppid.as_raw())?.name()?;
                let (pid, ppid) = (orphan.pid().as_raw(), ppid.as_raw());
                return Err(NotReaped { pid, ppid, adopter }.into());
            }
            std::thread::sleep(TURN);
        }
        Ok(())
    }
}

impl Drop for Adoption {
    fn drop(&mut self) {
        if self.ours {
            let _ = prctl::set_child_subreaper(false);
        }
    }
}

/// Si consta que PID 1 recoge a los huérfanos.
///
/// El de una máquina entera lo hace siempre. En un contenedor se mira cómo trata `SIGCHLD`: quien la bloquea la
/// espera (`tini`, `systemd`), quien la ignora deja que recoja el núcleo, y quien la atrapa recoge si alguna vez
/// ha recogido a alguien. Un programa que no hace nada de eso no sabrá que un huérfano ha terminado.
fn init_reaps() -> bool {
    let in_machine = fs::read_link("/proc/self/ns/pid")
        .is_ok_and(|link| link.as_os_str() == FIRST_PID_NAMESPACE);
    let status = fs::read_to_string("/proc/1/status").unwrap_or_default();
    in_machine
        || treats_child_signal(&status, "SigBlk:")
        || treats_child_signal(&status, "SigIgn:")
        || (treats_child_signal(&status, "SigCgt:") && init_has_reaped())
}

/// Si `SIGCHLD` está en una de las máscaras de `/proc/PID/status`.
fn treats_child_signal(status: &str, mask: &str) -> bool {
    let mask = status.lines().find_map(|line| line.strip_prefix(mask));
    let mask = mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or(0);
    mask & (1 << (Signal::SIGCHLD as i32 - 1)) != 0
}

/// El campo 11 de proc(5) cuenta los fallos de página de los hijos ya recogidos: ningún proceso vive sin alguno.
fn init_has_reaped() -> bool {
    let stat = fs::read_to_string("/proc/1/stat").unwrap_or_default();
    let after_name = stat.rsplit_once(')').map_or("", |(_, fields)| fields);
    after_name.split_whitespace().nth(11 - 3).is_some_and(|faults| faults != "0")
}

#[cfg(test)]
mod tests {
    use super::treats_child_signal;

    #[test]
    fn la_mascara_de_systemd_bloquea_sigchld_y_la_de_sleep_no() {
        let systemd = "Name:\tsystemd\nSigBlk:\t7be3c0fe28014a03\nSigIgn:\t0000000000001000\n";
        assert!(treats_child_signal(systemd, "SigBlk:"));
        assert!(!treats_child_signal(systemd, "SigIgn:"));
        assert!(!treats_child_signal("SigBlk:\t0000000000000000\n", "SigBlk:"));
        assert!(!treats_child_signal("", "SigBlk:"));
    }
}
