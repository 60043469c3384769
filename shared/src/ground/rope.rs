//! La cuerda de este proceso, tal como la ve un manejador de señal: quién está atado, y cómo se corta.
//!
//! Qué es una cuerda está en [`lifeline`](crate::lifeline).

use std::ptr;
use std::sync::atomic::{AtomicI32, AtomicPtr, AtomicU64, Ordering};
use std::time::Duration;

use nix::errno::Errno;
use nix::sys::signal::kill;
use nix::unistd::{Pid, getpid};

use super::eventually;

/// Ningún paso ata a más.
const MOST_HOLDERS: usize = 8;
/// Cuánto se espera, al cortar, a que quien adoptó a los atados los recoja: hay quien tarda dos segundos.
const LONGEST_REAPING: Duration = Duration::from_millis(2500);

/// Donde se apunta un atado: quién es, con su instante de arranque, por si cuando se mire ya no está.
#[derive(Debug)]
pub(crate) struct Holder {
    /// 0, libre; [`BEING_WRITTEN`], alguien se está apuntando; [`COULD_NOT`], alguien no ha podido; si no, el PID.
    pub pid: AtomicI32,
    pub start_ticks: AtomicU64,
}

const BEING_WRITTEN: i32 = -1;
pub(crate) const COULD_NOT: i32 = -2;

/// Los atados, en memoria compartida.
pub(crate) type Holders = [Holder; MOST_HOLDERS];

/// El extremo de escritura; −1 si no hay cuerda, o si este proceso está atado a ella.
static WRITE_END: AtomicI32 = AtomicI32::new(-1);
/// Quien la creó: solo él la corta.
static OWNER: AtomicI32 = AtomicI32::new(0);
static HOLDERS: AtomicPtr<Holders> = AtomicPtr::new(ptr::null_mut());

/// Este proceso tiene desde ahora una cuerda, hasta [`forget`]. Hasta entonces han de vivir el descriptor y los atados.
pub(crate) fn remember(write_end: i32, holders: &Holders) {
    HOLDERS.store(ptr::from_ref(holders).cast_mut(), Ordering::SeqCst);
    WRITE_END.store(write_end, Ordering::SeqCst);
    OWNER.store(getpid().as_raw(), Ordering::SeqCst);
}

pub(crate) fn forget() {
    release_write_end();
    HOLDERS.store(ptr::null_mut(), Ordering::SeqCst);
}

/// Dice si este proceso tenía el extremo de escritura, y desde ahora no lo tiene: quien pregunta ha de cerrarlo.
pub(crate) fn release_write_end() -> bool {
    WRITE_END.swap(-1, Ordering::SeqCst) >= 0
}

pub(crate) fn exists() -> bool {
    WRITE_END.load(Ordering::SeqCst) >= 0
}

pub(crate) fn is_mine() -> bool {
    OWNER.load(Ordering::SeqCst) == getpid().as_raw()
}

pub(crate) fn holders() -> Option<&'static Holders> {
    // SAFETY: o es nulo, o viven hasta que `forget` lo anula.
    unsafe { HOLDERS.load(Ordering::SeqCst).as_ref() }
}

/// Un hueco libre, para quien se va a apuntar.
pub(crate) fn claim() -> Option<&'static Holder> {
    let claim = |holder: &&Holder| {
        holder.pid.compare_exchange(0, BEING_WRITTEN, Ordering::SeqCst, Ordering::SeqCst).is_ok()
    };
    holders()?.iter().find(claim)
}

/// Mata a todos los atados y espera un momento a que los recoja quien los adoptó. En un hijo de quien creó la cuerda no
/// hace nada: los demás atados no son suyos.
pub(crate) fn cut() {
    if !is_mine() {
        return;
    }
    let write = WRITE_END.load(Ordering::SeqCst);
    let Some(holders) = holders() else { return };
    if write < 0 || holders.iter().all(|holder| holder.pid.load(Ordering::SeqCst) == 0) {
        return;
    }
    // Para quien escucha con O_ASYNC, que lleguen datos es lo mismo que quedarse sin escritores.
    // SAFETY: el byte vive hasta después de la llamada.
    unsafe { libc::write(write, b"x".as_ptr().cast(), 1) };
    for holder in holders {
        let pid = Pid::from_raw(holder.pid.load(Ordering::SeqCst));
        // Solo se espera: si el PID hubiera pasado a otro, no se le haría nada.
        let gone = || pid.as_raw() <= 0 || kill(pid, None) == Err(Errno::ESRCH);
        eventually(LONGEST_REAPING, || gone().then_some(()));
    }
}
