//! Insistir un instante antes de dormir: si el otro está en otra CPU a punto de acabar, sale más barato.

use std::hint::spin_loop;
use std::sync::OnceLock;

use nix::sched::{CpuSet, sched_getaffinity};
use nix::unistd::Pid;

/// Unos pocos microsegundos: menos de lo que cuesta dormir y despertar.
const ATTEMPTS: u32 = 200;

/// Prueba unas cuantas veces; dice si alguna ha salido bien. Con una sola CPU no prueba: el otro no puede avanzar.
pub(crate) fn spin_until(mut ready: impl FnMut() -> bool) -> bool {
    if !several_cpus() {
        return false;
    }
    for _ in 0..ATTEMPTS {
        if ready() {
            return true;
        }
        spin_loop();
    }
    false
}

fn several_cpus() -> bool {
    static SEVERAL: OnceLock<bool> = OnceLock::new();
    *SEVERAL.get_or_init(|| {
        let allowed = sched_getaffinity(Pid::from_raw(0));
        allowed.is_ok_and(|set| {
            (0..CpuSet::count()).filter(|cpu| set.is_set(*cpu) == Ok(true)).count() > 1
        })
    })
}
