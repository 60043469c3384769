//! `nice`: cuánto cede un proceso a los demás.

use std::fs;
use std::ops::RangeInclusive;

use nix::errno::Errno;
use nix::sys::resource::{Resource, getrlimit};

use super::{SystemProcess, TableError};

/// De −20, el que menos cede (más prioridad), a 19, el que más.
pub const NICE_RANGE: RangeInclusive<i32> = -20..=19;

impl SystemProcess {
    /// El nice del proceso.
    ///
    /// # Python
    /// `psutil.Process(pid).nice()`.
    ///
    /// # Errors
    /// [`TableError::NoSuchProcess`] si ya no existe.
    pub fn nice(&self) -> Result<i32, TableError> {
        self.stat()?;
        Errno::clear();
        // SAFETY: son dos números. Devuelve −1 si falla, pero también si ese es el nice.
        match unsafe { libc::getpriority(libc::PRIO_PROCESS, self.raw() as libc::id_t) } {
            -1 if Errno::last_raw() != 0 => Err(TableError::NoSuchProcess(self.raw())),
            nice => Ok(nice),
        }
    }

    /// Cambia el nice del proceso: subirlo puede su dueño; bajarlo, solo quien tenga privilegio.
    ///
    /// # Python
    /// `psutil.Process(pid).nice(valor)`.
    ///
    /// # Errors
    /// [`TableError::NiceOutOfRange`], [`TableError::NiceDenied`] o [`TableError::NoSuchProcess`].
    pub fn set_nice(&self, nice: i32) -> Result<(), TableError> {
        if !NICE_RANGE.contains(&nice) {
            return Err(TableError::NiceOutOfRange(nice));
        }
        self.stat()?;
        let pid = self.raw();
        // SAFETY: son tres números.
        let set = unsafe { libc::setpriority(libc::PRIO_PROCESS, pid as libc::id_t, nice) };
        Errno::result(set).map(drop).map_err(|error| match error {
            Errno::ESRCH => TableError::NoSuchProcess(pid),
            Errno::EACCES | Errno::EPERM => TableError::NiceDenied { nice, pid, error },
            other => TableError::System(other),
        })
    }
}

/// Dice si el núcleo dejará a este proceso bajar su nice hasta `nice`.
///
/// Hace falta la capacidad `CAP_SYS_NICE` en la máquina, no solo dentro de un contenedor (root suele tenerla), o
/// un límite `RLIMIT_NICE` que llegue hasta ahí (`20 - nice`).
pub fn may_lower_nice_to(nice: i32) -> bool {
    let (limit, _) = getrlimit(Resource::RLIMIT_NICE).unwrap_or((0, 0));
    let within_limit = u64::try_from(20 - nice).is_ok_and(|needed| needed <= limit);
    within_limit || (has_sys_nice() && in_first_user_namespace())
}

fn has_sys_nice() -> bool {
    const CAP_SYS_NICE: u64 = 1 << 23;
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("CapEff:"));
    let mask = mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or(0);
    mask & CAP_SYS_NICE != 0
}

/// En el primer espacio de usuarios, cada UID es él mismo; en los demás, `/proc/self/uid_map` traduce solo algunos.
fn in_first_user_namespace() -> bool {
    let map = fs::read_to_string("/proc/self/uid_map").unwrap_or_default();
    map.split_whitespace().eq(["0", "0", "4294967295"])
}
