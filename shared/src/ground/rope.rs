//! Lo que un manejador de señal puede tocar de una cuerda ([`Lifeline`](crate::lifeline::Lifeline)): quién está atado, y
//! cortarla.

use std::ptr;
use std::sync::atomic::{AtomicI32, AtomicPtr, AtomicU64, Ordering};
use std::thread::sleep;
use std::time::Duration;

use nix::errno::Errno;
use nix::sys::signal::kill;
use nix::unistd::{Pid, getpid};

/// Ningún paso ata a más.
const MOST_HOLDERS: usize = 8;
/// Cuánto se espera, al cortar, a que quien adoptó a los atados los recoja: hay quien tarda dos segundos.
const REAPING_TURNS: u32 = 2500;
const TURN: Duration = Duration::from_millis(1);

/// Donde se apunta un atado: quién es, con su instante de arranque, por si cuando se mire ya no está.
#[derive(Debug)]
pub(crate) struct Slot {
    /// 0, libre; [`BEING_WRITTEN`], alguien se está apuntando; [`COULD_NOT`], alguien no ha podido; si no, el PID.
    pub pid: AtomicI32,
    pub start_ticks: AtomicU64,
}

const BEING_WRITTEN: i32 = -1;
pub(crate) const COULD_NOT: i32 = -2;

/// Los atados, en memoria compartida. A cero, son huecos libres.
pub(crate) type Slots = [Slot; MOST_HOLDERS];

/// La cuerda de este proceso, para cortarla desde el manejador de señales; −1 y nulo si no hay ninguna.
static WRITE_END: AtomicI32 = AtomicI32::new(-1);
/// Quien la creó: solo él la corta.
static OWNER: AtomicI32 = AtomicI32::new(0);
static SLOTS: AtomicPtr<Slots> = AtomicPtr::new(ptr::null_mut());

pub(crate) fn is_mine() -> bool {
    OWNER.load(Ordering::SeqCst) == getpid().as_raw()
}

/// Mata a todos los atados y espera un momento a que los recoja quien los adoptó. En un hijo de quien creó la cuerda no
/// hace nada: los demás atados no son suyos.
///
/// Solo hace llamadas al sistema, porque también se llama desde el manejador de señales.
pub(crate) fn cut() {
    if !is_mine() {
        return;
    }
    let write = WRITE_END.load(Ordering::SeqCst);
    let Some(slots) = slots() else { return };
    if write < 0 || slots.iter().all(|slot| slot.pid.load(Ordering::SeqCst) == 0) {
        return;
    }
    // Para quien escucha con O_ASYNC, que lleguen datos es lo mismo que quedarse sin escritores.
    // SAFETY: el byte vive hasta después de la llamada.
    unsafe { libc::write(write, b"x".as_ptr().cast(), 1) };
    for slot in slots {
        let pid = Pid::from_raw(slot.pid.load(Ordering::SeqCst));
        // Solo se espera: si el PID hubiera pasado a otro, no se le haría nada.
        let gone = || pid.as_raw() <= 0 || kill(pid, None) == Err(Errno::ESRCH);
        for _ in 0..REAPING_TURNS {
            if gone() {
                break;
            }
            sleep(TURN);
        }
    }
}

pub(crate) fn claim_slot() -> Option<&'static Slot> {
    let claim = |slot: &&Slot| {
        slot.pid.compare_exchange(0, BEING_WRITTEN, Ordering::SeqCst, Ordering::SeqCst).is_ok()
    };
    slots()?.iter().find(claim)
}

pub(crate) fn is_written_down(pid: Pid) -> bool {
    let written = |slot: &Slot| slot.pid.load(Ordering::SeqCst) == pid.as_raw();
    slots().is_some_and(|slots| slots.iter().any(written))
}

/// Desde ahora hay una cuerda, de este proceso: su extremo de escritura y sus atados.
pub(crate) fn set(write: i32, slots: *const Slots) {
    SLOTS.store(slots.cast_mut(), Ordering::SeqCst);
    WRITE_END.store(write, Ordering::SeqCst);
    OWNER.store(getpid().as_raw(), Ordering::SeqCst);
}

/// Ya no hay cuerda.
pub(crate) fn unset() {
    WRITE_END.store(-1, Ordering::SeqCst);
    SLOTS.store(ptr::null_mut(), Ordering::SeqCst);
}

pub(crate) fn exists() -> bool {
    WRITE_END.load(Ordering::SeqCst) >= 0
}

/// Este proceso deja de tener el extremo de escritura; dice si lo tenía.
pub(crate) fn forget_write_end() -> bool {
    WRITE_END.swap(-1, Ordering::SeqCst) >= 0
}

pub(crate) fn slots() -> Option<&'static Slots> {
    // SAFETY: o es nulo, o es la memoria de `Lifeline::new`, que vive hasta que `Drop` lo anula.
    unsafe { SLOTS.load(Ordering::SeqCst).as_ref() }
}
