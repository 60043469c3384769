//! Quiénes podrían adoptar a los huérfanos de este proceso, y de cuáles consta que los recogerían.
//!
//! El núcleo no enseña quién se ha declarado *subreaper*: puede serlo cualquier antepasado. Lo que sí enseña es
//! cómo trata cada uno `SIGCHLD`, y quien no sabe que un huérfano ha terminado no va a recogerlo.

use std::fs;
use std::time::Duration;

use nix::sys::signal::Signal;
use nix::unistd::getppid;

use crate::foreign::Foreign;
use crate::ground::eventually;

/// El espacio de PID de la máquina entera tiene siempre este número (`PROC_PID_INIT_INO` en el núcleo).
const FIRST_PID_NAMESPACE: &str = "pid:[4026531836]";
const INIT: i32 = 1;
/// Cuánto se espera a que un antepasado acabe de arrancar un programa.
const LONGEST_SPAWN: Duration = Duration::from_millis(200);

/// Un antepasado, o el PID 1, que podría adoptar.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Adopter {
    pub pid: i32,
    pub name: Foreign,
}

/// El más cercano de los que podrían adoptar del que no conste que recoge; nadie, si consta de todos.
pub(super) fn doubtful() -> Option<Adopter> {
    let mut pid = getppid().as_raw();
    // El padre de un antepasado que está en otro espacio de PID es el 0.
    while pid > INIT {
        let Some(ancestor) = Status::settled(pid) else { return Some(unknown(pid)) };
        if !ancestor.reaps() {
            return Some(ancestor.adopter);
        }
        if ancestor.is_supervisor() {
            return None;
        }
        pid = ancestor.parent;
    }
    if init_of_the_machine() {
        return None;
    }
    let init = Status::settled(INIT);
    init.map_or(Some(unknown(INIT)), |init| (!init.reaps()).then_some(init.adopter))
}

/// El PID 1 de la máquina entera recoge siempre; el de un contenedor puede ser un programa cualquiera.
fn init_of_the_machine() -> bool {
    fs::read_link("/proc/self/ns/pid").is_ok_and(|link| link.as_os_str() == FIRST_PID_NAMESPACE)
}

fn unknown(pid: i32) -> Adopter {
    Adopter { pid, name: "?".into() }
}

/// Lo que `/proc/PID/status` dice de cómo trata un proceso las muertes de sus hijos.
struct Status {
    adopter: Adopter,
    parent: i32,
    blocks: bool,
    ignores: bool,
    catches: bool,
    spawning: bool,
}

impl Status {
    /// Mientras arranca un programa con `posix_spawn`, quien lo arranca bloquea todas las señales. Esta lección puede ser
    /// ese programa: se espera a ver cómo las trata de ordinario.
    fn settled(pid: i32) -> Option<Self> {
        let look = || match Self::read(pid) {
            Some(status) if status.spawning => None,
            settled => Some(settled),
        };
        eventually(LONGEST_SPAWN, look).unwrap_or_else(|| Self::read(pid))
    }

    fn read(pid: i32) -> Option<Self> {
        let status = fs::read(format!("/proc/{pid}/status")).ok()?;
        Self::parse(pid, &String::from_utf8_lossy(&status))
    }

    fn parse(pid: i32, text: &str) -> Option<Self> {
        let field = |name| text.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
        let in_mask = |signal: Signal, name| {
            let mask = field(name).and_then(|mask| u64::from_str_radix(mask, 16).ok());
            mask.unwrap_or(0) & (1 << (signal as i32 - 1)) != 0
        };
        // Nadie bloquea por su gusto un fallo de segmentación.
        let spawning = in_mask(Signal::SIGSEGV, "SigBlk:");
        Some(Status {
            adopter: Adopter { pid, name: field("Name:")?.into() },
            parent: field("PPid:")?.parse().ok()?,
            blocks: in_mask(Signal::SIGCHLD, "SigBlk:") && !spawning,
            ignores: in_mask(Signal::SIGCHLD, "SigIgn:"),
            catches: in_mask(Signal::SIGCHLD, "SigCgt:"),
            spawning,
        })
    }

    /// Quien la bloquea sin atraparla la lee cuando le conviene: vive de esperar a otros (`systemd`, `tini`), y nadie
    /// que esté por encima de él adoptará.
    fn is_supervisor(&self) -> bool {
        self.blocks && !self.catches
    }

    /// Quien la ignora deja que recoja el núcleo. Quien la bloquea o la atrapa se entera de que un huérfano ha
    /// terminado, y consta que recoge si ya ha recogido a alguien.
    fn reaps(&self) -> bool {
        self.ignores || (self.learns_of_deaths() && has_reaped(self.adopter.pid))
    }

    fn learns_of_deaths(&self) -> bool {
        self.blocks || self.catches
    }
}

/// El campo 11 de proc(5) cuenta los fallos de página de los hijos ya recogidos: ningún proceso vive sin alguno.
fn has_reaped(pid: i32) -> bool {
    let stat = fs::read(format!("/proc/{pid}/stat")).unwrap_or_default();
    let stat = String::from_utf8_lossy(&stat);
    let after_name = stat.rsplit_once(')').map_or("", |(_, fields)| fields);
    after_name.split_whitespace().nth(11 - 3).is_some_and(|faults| faults != "0")
}

#[cfg(test)]
mod tests {
    use super::Status;

    fn status(masks: &str) -> Status {
        Status::parse(7, &format!("Name:\tx\nPPid:\t1\n{masks}")).unwrap()
    }

    #[test]
    fn systemd_bloquea_sigchld_y_es_un_supervisor() {
        let systemd = status("SigBlk:\t7be3c0fe28014a03\nSigIgn:\t0000000000001000\n");
        assert!(systemd.is_supervisor() && systemd.learns_of_deaths() && !systemd.ignores);
    }

    #[test]
    fn bash_mientras_espera_la_bloquea_y_ademas_la_atrapa() {
        let bash = status("SigBlk:\t0000000000010000\nSigCgt:\t0000000043817efb\n");
        assert!(bash.learns_of_deaths() && !bash.is_supervisor());
    }

    #[test]
    fn quien_esta_arrancando_un_programa_lo_bloquea_todo_y_eso_no_dice_nada() {
        let python = status("SigBlk:\tfffffffe7ffbfeff\nSigCgt:\t0000000000000002\n");
        assert!(python.spawning && !python.learns_of_deaths() && !python.is_supervisor());
    }

    #[test]
    fn sleep_no_se_entera_de_nada() {
        let sleep = status("SigBlk:\t0000000000000000\nSigIgn:\t0000000000000000\n");
        assert!(!sleep.reaps() && !sleep.is_supervisor());
        assert!(Status::parse(7, "").is_none());
    }
}
