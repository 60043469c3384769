//! En qué CPU se ejecuta un proceso.

use nix::sched::{CpuSet, sched_getaffinity, sched_setaffinity};
use nix::unistd::Pid;

/// Desde ahora, este proceso solo se ejecuta en la primera de las CPU que tiene permitidas: los procesos que la
/// llamen competirán por la misma.
///
/// # Errors
/// El de `sched_setaffinity(2)`.
pub fn pin_to_first_cpu() -> nix::Result<()> {
    let this = Pid::from_raw(0);
    let allowed = sched_getaffinity(this)?;
    let first = (0..CpuSet::count()).find(|cpu| allowed.is_set(*cpu) == Ok(true));
    let mut only = CpuSet::new();
    only.set(first.unwrap_or(0))?;
    sched_setaffinity(this, &only)
}
