//! La cuerda que ata a la lección a quien ha de sobrevivir a su padre: un huérfano, un demonio.
//!
//! A un hijo corriente lo mata el núcleo cuando muere su padre ([`fork`](crate::fork::fork)). Un huérfano no
//! puede pedir eso, porque dejaría de serlo, pero tampoco debe quedarse para siempre si alguien mata la lección.
//! Por eso no depende de su padre, sino de la lección:
//!
//! - La cuerda es una tubería. El extremo de escritura solo lo tiene abierto la lección (y sus hijos corrientes,
//!   que mueren con ella); cada atado tiene el de lectura.
//! - Cuando la lección acaba, también si la mata `SIGKILL`, el núcleo cierra su extremo y manda una señal a cada
//!   lector que la haya pedido (`O_ASYNC`). La que piden los atados (`F_SETSIG`) es `SIGKILL`: ni un atado
//!   detenido o que calcula sin parar sobrevive a la lección.
//! - Por si todo lo demás fallara, cada atado tiene un plazo propio, un `alarm(2)`.

use std::fs::File;
use std::io;
use std::mem::ManuallyDrop;
use std::os::fd::{AsFd, AsRawFd, BorrowedFd, OwnedFd};
use std::os::unix::fs::OpenOptionsExt;
use std::ptr;
use std::sync::atomic::{AtomicI32, AtomicPtr, AtomicU64, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::wait::{Id, WaitPidFlag, WaitStatus, waitid, waitpid};
use nix::errno::Errno;
use nix::fcntl::OFlag;
use nix::sys::signal::{Signal, kill};
use nix::unistd::{ForkResult, Pid, alarm, getpid, pipe2};

use crate::deadline::readable_within;
use crate::ending::exit_now;
use crate::errno::describe_chain;
use crate::fork::{ForkError, fork_bound};
use crate::memory::{Shareable, SharedMemory};
use crate::table::SystemProcess;
use crate::voice;

/// Ningún paso ata a más.
const MOST_HOLDERS: usize = 8;
/// Lo que vive un atado como mucho, si nadie lo termina antes.
const LONGEST_LIFE_SECONDS: u32 = 60;
/// Cuánto se espera a que un atado aparezca.
const LONGEST_WAIT: Duration = Duration::from_secs(10);
/// Cuánto se espera, al cortar, a que quien adoptó a los atados los recoja: hay quien tarda dos segundos.
const REAPING_TURNS: u32 = 2500;
const TURN: Duration = Duration::from_millis(1);

/// Donde se apunta un atado: quién es, con su instante de arranque, por si cuando se mire ya no está.
#[derive(Debug)]
struct Slot {
    /// 0, libre; [`BEING_WRITTEN`], alguien se está apuntando; [`COULD_NOT`], alguien no ha podido; si no, el PID.
    pid: AtomicI32,
    start_ticks: AtomicU64,
}

const BEING_WRITTEN: i32 = -1;
const COULD_NOT: i32 = -2;

/// Los atados, en memoria compartida.
type Board = [Slot; MOST_HOLDERS];

// SAFETY: son atómicos, y a cero son huecos libres.
unsafe impl Shareable for Board {}

/// La cuerda de este proceso, para cortarla desde el manejador de señales; −1 y nulo si no hay ninguna.
static WRITE_END: AtomicI32 = AtomicI32::new(-1);
/// Quien la creó: solo él la corta.
static OWNER: AtomicI32 = AtomicI32::new(0);
static BOARD: AtomicPtr<Board> = AtomicPtr::new(ptr::null_mut());

/// Una cuerda. La crea la lección antes del primer `fork`; al destruirse, los que sigan atados mueren.
#[derive(Debug)]
#[must_use = "al destruir la cuerda mueren los atados a ella"]
pub struct Lifeline {
    read: OwnedFd,
    /// Un atado cierra su copia sin destruir la `Lifeline` heredada.
    write: ManuallyDrop<OwnedFd>,
    /// Lo que hay tras [`BOARD`].
    _board: SharedMemory<Board>,
}

impl Lifeline {
    /// Crea una cuerda sin nadie atado. Solo puede haber una a la vez.
    ///
    /// # Errors
    /// El del sistema si no quedan descriptores (`ulimit -n`) o memoria.
    ///
    /// # Panics
    /// Si ya hay una.
    pub fn new() -> io::Result<Self> {
        assert!(WRITE_END.load(Ordering::SeqCst) < 0, "solo puede haber una Lifeline a la vez");
        let (read, write) = pipe2(OFlag::O_CLOEXEC | OFlag::O_NONBLOCK)?;
        let board = SharedMemory::<Board>::new()?;
        BOARD.store(ptr::from_ref(&*board).cast_mut(), Ordering::SeqCst);
        WRITE_END.store(write.as_raw_fd(), Ordering::SeqCst);
        OWNER.store(getpid().as_raw(), Ordering::SeqCst);
        let write = ManuallyDrop::new(write);
        Ok(Lifeline { read, write, _board: board })
    }

    /// Como [`fork`](crate::fork::fork), pero el hijo no muere con su padre: muere con la lección.
    ///
    /// En el padre no vuelve hasta que el hijo se ha atado: así, si el padre termina enseguida, nadie pierde de
    /// vista al hijo en ningún momento.
    ///
    /// # Errors
    /// Los de [`fork`](crate::fork::fork).
    pub fn fork(&self) -> Result<ForkResult, ForkError> {
        let forked = fork_bound(|| {
            if let Err(error) = self.hold() {
                let _ = claim_slot().map(|slot| slot.pid.store(COULD_NOT, Ordering::SeqCst));
                let why = describe_chain(&error);
                voice::complain(format_args!("no puedo atarme a la lección: {why}"));
                exit_now(1);
            }
        })?;
        if let ForkResult::Parent { child } = forked {
            while !is_written_down(child) && is_alive(child) {
                sleep(TURN / 10);
            }
            if !is_written_down(child) {
                // Ha muerto sin atarse, y nadie lo espera: que no quede para quien lo adoptara.
                let _ = waitpid(child, None);
            }
        }
        Ok(forked)
    }

    /// El atado número `position` (desde 0), en cuanto se haya atado; puede que ya haya terminado.
    ///
    /// # Errors
    /// `TimedOut` si en 10 s no ha aparecido; otro, si no ha podido atarse.
    pub fn holder(&self, position: usize) -> io::Result<SystemProcess> {
        let deadline = Instant::now() + LONGEST_WAIT;
        let slot = &board().expect("la cuerda existe")[position];
        while slot.pid.load(Ordering::SeqCst) <= 0 {
            if slot.pid.load(Ordering::SeqCst) == COULD_NOT {
                return Err(io::Error::other(
                    "el proceso que debía atarse a la lección no ha podido",
                ));
            }
            if Instant::now() > deadline {
                let text = "nadie se ha atado a la lección en 10 s: quien debía hacerlo ha muerto";
                return Err(io::Error::new(io::ErrorKind::TimedOut, text));
            }
            sleep(TURN);
        }
        let pid = Pid::from_raw(slot.pid.load(Ordering::SeqCst));
        Ok(SystemProcess::known(pid, slot.start_ticks.load(Ordering::SeqCst)))
    }

    /// En el proceso que se ata.
    fn hold(&self) -> io::Result<()> {
        // Un atado que ata a otro ya no lo tiene: ese número puede ser ahora de otro fichero.
        if WRITE_END.swap(-1, Ordering::SeqCst) >= 0 {
            // Lo primero, para que no falte un descriptor con el que abrir lo demás.
            // SAFETY: en este proceso nadie más usa ni cierra este descriptor, que está en un `ManuallyDrop`.
            unsafe { libc::close(self.write.as_raw_fd()) };
        }
        // Abierta otra vez, para tener un fichero abierto propio: `O_ASYNC` y su dueño son de él, no del descriptor.
        let read = self.read.as_raw_fd();
        let path = format!("/proc/self/fd/{read}");
        let own = File::options().read(true).custom_flags(libc::O_NONBLOCK).open(path)?;
        ask_for_kill(own.as_fd())?;
        // SAFETY: sustituye lo que hay tras un descriptor de esta misma cuerda, que sigue siendo válido.
        Errno::result(unsafe { libc::dup3(own.as_raw_fd(), read, libc::O_CLOEXEC) })?;
        alarm::set(LONGEST_LIFE_SECONDS);
        write_down_myself()?;
        // Si la lección acabó antes de pedir la señal, nadie avisaría: por eso se mira después.
        if readable_within(self.read.as_fd(), Duration::ZERO)? {
            exit_now(128 + Signal::SIGKILL as i32);
        }
        Ok(())
    }
}

impl AsFd for Lifeline {
    /// El extremo de lectura: quien cierre todos sus descriptores ha de conservar este, o se soltará.
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.read.as_fd()
    }
}

impl Drop for Lifeline {
    fn drop(&mut self) {
        if !is_mine() {
            return;
        }
        cut();
        WRITE_END.store(-1, Ordering::SeqCst);
        BOARD.store(ptr::null_mut(), Ordering::SeqCst);
        // SAFETY: es la única vez que se destruye, y después no se usa.
        unsafe { ManuallyDrop::drop(&mut self.write) };
    }
}

fn is_mine() -> bool {
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
    let Some(board) = board() else { return };
    if write < 0 || board.iter().all(|slot| slot.pid.load(Ordering::SeqCst) == 0) {
        return;
    }
    // Para quien escucha con O_ASYNC, que lleguen datos es lo mismo que quedarse sin escritores.
    // SAFETY: el byte vive hasta después de la llamada.
    unsafe { libc::write(write, b"x".as_ptr().cast(), 1) };
    for slot in board {
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

/// Apunta este proceso en el primer hueco libre.
fn write_down_myself() -> io::Result<()> {
    let me = SystemProcess::new(getpid().as_raw()).map_err(io::Error::other)?;
    let slot = claim_slot().ok_or_else(|| io::Error::other("hay demasiados atados"))?;
    slot.start_ticks.store(me.start_ticks(), Ordering::SeqCst);
    slot.pid.store(me.pid().as_raw(), Ordering::SeqCst);
    Ok(())
}

fn claim_slot() -> Option<&'static Slot> {
    let claim = |slot: &&Slot| {
        slot.pid.compare_exchange(0, BEING_WRITTEN, Ordering::SeqCst, Ordering::SeqCst).is_ok()
    };
    board()?.iter().find(claim)
}

fn is_written_down(pid: Pid) -> bool {
    let written = |slot: &Slot| slot.pid.load(Ordering::SeqCst) == pid.as_raw();
    board().is_some_and(|board| board.iter().any(written))
}

/// Si un hijo no ha terminado todavía; no lo recoge.
fn is_alive(child: Pid) -> bool {
    let look = WaitPidFlag::WEXITED | WaitPidFlag::WNOHANG | WaitPidFlag::WNOWAIT;
    waitid(Id::Pid(child), look) == Ok(WaitStatus::StillAlive)
}

fn board() -> Option<&'static Board> {
    // SAFETY: o es nulo, o es la memoria de `Lifeline::new`, que vive hasta que `Drop` lo anula.
    unsafe { BOARD.load(Ordering::SeqCst).as_ref() }
}

/// Pide al núcleo `SIGKILL` para este proceso en cuanto haya algo que leer o no queden escritores.
fn ask_for_kill(read: BorrowedFd<'_>) -> nix::Result<()> {
    const F_SETSIG: i32 = 10;
    let read = read.as_raw_fd();
    let flags = libc::O_NONBLOCK | libc::O_ASYNC;
    let orders = [
        (libc::F_SETOWN, getpid().as_raw()),
        (F_SETSIG, Signal::SIGKILL as i32),
        (libc::F_SETFL, flags),
    ];
    for (order, value) in orders {
        // SAFETY: estas tres órdenes llevan un entero y no tocan la memoria.
        Errno::result(unsafe { libc::fcntl(read, order, value) })?;
    }
    Ok(())
}
