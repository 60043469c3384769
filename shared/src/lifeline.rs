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
use std::sync::atomic::Ordering;
use std::time::Duration;

use nix::errno::Errno;
use nix::fcntl::OFlag;
use nix::sys::signal::Signal;
use nix::unistd::{ForkResult, Pid, alarm, getpid, pipe2};

use crate::deadline::readable_within;
use crate::errno::describe_chain;
use crate::fork::{ForkError, fork_bound};
use crate::ground::rope::{self, COULD_NOT, Holders};
use crate::ground::{eventually, exit_now};
use crate::memory::{Shareable, SharedMemory};
use crate::table::SystemProcess;
use crate::voice;
use crate::wait::waitpid;

/// Lo que vive un atado como mucho, si nadie lo termina antes.
const LONGEST_LIFE_SECONDS: u32 = 60;
/// Cuánto se espera a que un atado aparezca.
const LONGEST_WAIT: Duration = Duration::from_secs(10);

// SAFETY: son atómicos, y a cero son huecos libres.
unsafe impl Shareable for Holders {}

/// Una cuerda. La crea la lección antes del primer `fork`; al destruirse, los que sigan atados mueren.
#[derive(Debug)]
#[must_use = "al destruir la cuerda mueren los atados a ella"]
pub struct Lifeline {
    read: OwnedFd,
    /// Un atado cierra su copia sin destruir la `Lifeline` heredada.
    write: ManuallyDrop<OwnedFd>,
    /// Los atados, que también ve el manejador de señales.
    holders: SharedMemory<Holders>,
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
        assert!(!rope::exists(), "solo puede haber una Lifeline a la vez");
        let (read, write) = pipe2(OFlag::O_CLOEXEC | OFlag::O_NONBLOCK)?;
        let holders = SharedMemory::<Holders>::new()?;
        rope::remember(write.as_raw_fd(), &holders);
        Ok(Lifeline { read, write: ManuallyDrop::new(write), holders })
    }

    /// Como [`fork`](crate::fork::fork), pero el hijo no muere con su padre: muere con la lección.
    ///
    /// En el padre no vuelve hasta que el hijo se ha atado: así, si el padre termina enseguida, nadie pierde de
    /// vista al hijo en ningún momento.
    ///
    /// # Errors
    /// Los de [`fork`](crate::fork::fork).
    pub fn fork(&self) -> Result<ForkResult, ForkError> {
        // Quien lee de una tubería sin escritores deja de esperar: al atarse, el hijo cierra el suyo; al morir, también.
        let (tied, not_yet) = pipe2(OFlag::O_CLOEXEC)?;
        let forked = fork_bound(move || {
            if let Err(error) = self.hold() {
                let _ = rope::claim().map(|place| place.pid.store(COULD_NOT, Ordering::SeqCst));
                let why = describe_chain(&error);
                voice::complain(format_args!("no puedo atarme a la lección: {why}"));
                exit_now(1);
            }
            drop(not_yet);
        })?;
        if let ForkResult::Parent { child } = forked {
            while nix::unistd::read(&tied, &mut [0]) == Err(Errno::EINTR) {}
            if !self.is_written_down(child) {
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
        let holder = &self.holders[position];
        let appeared = || match holder.pid.load(Ordering::SeqCst) {
            COULD_NOT => {
                let text = "el proceso que debía atarse a la lección no ha podido";
                Some(Err(io::Error::other(text)))
            }
            pid if pid > 0 => {
                let start_ticks = holder.start_ticks.load(Ordering::SeqCst);
                Some(Ok(SystemProcess::known(Pid::from_raw(pid), start_ticks)))
            }
            _ => None,
        };
        eventually(LONGEST_WAIT, appeared).unwrap_or_else(|| {
            let text = "nadie se ha atado a la lección en 10 s: quien debía hacerlo ha muerto";
            Err(io::Error::new(io::ErrorKind::TimedOut, text))
        })
    }

    fn is_written_down(&self, pid: Pid) -> bool {
        self.holders.iter().any(|holder| holder.pid.load(Ordering::SeqCst) == pid.as_raw())
    }

    /// En el proceso que se ata.
    fn hold(&self) -> io::Result<()> {
        // Un atado que ata a otro ya no lo tiene: ese número puede ser ahora de otro fichero.
        if rope::release_write_end() {
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
        if !rope::is_mine() {
            return;
        }
        rope::cut();
        rope::forget();
        // SAFETY: es la única vez que se destruye, y después no se usa.
        unsafe { ManuallyDrop::drop(&mut self.write) };
    }
}

/// Apunta este proceso en el primer hueco libre.
fn write_down_myself() -> io::Result<()> {
    let me = SystemProcess::new(getpid().as_raw()).map_err(io::Error::other)?;
    let place = rope::claim().ok_or_else(|| io::Error::other("hay demasiados atados"))?;
    place.start_ticks.store(me.start_ticks(), Ordering::SeqCst);
    place.pid.store(me.pid().as_raw(), Ordering::SeqCst);
    Ok(())
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
