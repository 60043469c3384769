//! Un latido que interrumpe la espera cada poco, para mirar los límites de tiempo.

use std::mem::zeroed;
use std::ptr;
use std::time::Duration;

use libc::{c_int, itimerval, timeval};

const BEAT: Duration = Duration::from_millis(20);

extern "C" fn nothing(_: c_int) {}

/// Mientras vive, `waitpid` vuelve con `EINTR` a cada latido.
pub struct Beat {
    before: libc::sigaction,
}

impl Beat {
    pub fn start() -> Self {
        // SAFETY: `sigaction` puede valer cero; el manejador no hace nada; todo lo que se pasa está vivo.
        unsafe {
            let mut action: libc::sigaction = zeroed();
            action.sa_sigaction = nothing as *const () as usize;
            let mut before = zeroed();
            libc::sigaction(libc::SIGALRM, &raw const action, &raw mut before);
            set(BEAT);
            Self { before }
        }
    }
}

impl Drop for Beat {
    fn drop(&mut self) {
        set(Duration::ZERO);
        // SAFETY: es la acción que había.
        unsafe { libc::sigaction(libc::SIGALRM, &raw const self.before, ptr::null_mut()) };
    }
}

fn set(every: Duration) {
    let every = timeval { tv_sec: 0, tv_usec: every.subsec_micros().into() };
    let timer = itimerval { it_interval: every, it_value: every };
    // SAFETY: `timer` está vivo. `libc` solo declara `setitimer` en algunas plataformas.
    unsafe {
        libc::syscall(libc::SYS_setitimer, 0, &raw const timer, ptr::null_mut::<itimerval>())
    };
}
