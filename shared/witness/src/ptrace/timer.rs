//! Un latido que interrumpe la espera cada poco, con `SIGALRM`, para mirar los límites de tiempo.

use std::ptr;
use std::time::Duration;

use libc::{itimerval, timeval};

const BEAT: Duration = Duration::from_millis(20);

/// Desde ahora, `waitpid` vuelve con `EINTR` a cada latido. Se puede llamar desde un manejador.
pub fn start() {
    set(BEAT);
}

pub fn stop() {
    set(Duration::ZERO);
}

fn set(every: Duration) {
    let every = timeval { tv_sec: 0, tv_usec: every.subsec_micros().into() };
    let timer = itimerval { it_interval: every, it_value: every };
    // SAFETY: `timer` está vivo. `libc` solo declara `setitimer` en algunas plataformas.
    unsafe {
        libc::syscall(libc::SYS_setitimer, 0, &raw const timer, ptr::null_mut::<itimerval>())
    };
}
