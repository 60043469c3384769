//! [`SystemProcess`]: un proceso cualquiera del sistema, el `psutil.Process` de Python.

use std::os::fd::{AsFd, OwnedFd};
use std::time::{Duration, Instant};

use nix::errno::Errno;
use nix::sys::signal::Signal;
use nix::unistd::{Pid, getpid};

use super::stat::Stat;
use super::{State, Table, TableError};
use crate::deadline;
use crate::foreign::Foreign;
use crate::pidfd::pidfd_open;
use crate::signal::{SignalNumber, send_to_pidfd};

/// Un proceso del sistema. Su identidad son el PID y el instante en que arrancó: si muere y otro hereda su
/// PID, todas las operaciones dicen que ya no existe.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SystemProcess {
    pid: Pid,
    start_ticks: u64,
}

/// Espera a que terminen todos, a lo sumo `timeout`; devuelve los que han terminado y los que siguen vivos.
///
/// No los recoge: un hijo que ha terminado queda como zombi hasta que su padre haga `join`, y conserva su `exitcode`.
///
/// # Python
/// `psutil.wait_procs(procs, timeout)`, que sí recoge a los que son hijos del programa.
///
/// # Errors
/// [`TableError::System`] si no quedan descriptores.
pub fn wait_procs(
    processes: &[SystemProcess],
    timeout: Duration,
) -> Result<(Vec<SystemProcess>, Vec<SystemProcess>), TableError> {
    let end = Instant::now() + timeout;
    let (mut gone, mut alive) = (Vec::new(), Vec::new());
    for process in processes {
        let ended = process.wait(end.saturating_duration_since(Instant::now()))?;
        if ended { &mut gone } else { &mut alive }.push(process.clone());
    }
    Ok((gone, alive))
}

impl SystemProcess {
    /// Busca el proceso que tiene ahora ese PID.
    ///
    /// # Python
    /// `psutil.Process(pid)`.
    ///
    /// # Errors
    /// [`TableError::NotAPid`] con cero y negativos; [`TableError::NoSuchProcess`] si no existe.
    pub fn new(pid: i32) -> Result<Self, TableError> {
        if pid <= 0 {
            return Err(TableError::NotAPid(pid));
        }
        let stat = Stat::read(pid)?;
        Ok(SystemProcess { pid: Pid::from_raw(pid), start_ticks: stat.start_ticks })
    }

    /// Un proceso del que ya se sabe quién es, aunque haya terminado.
    pub(crate) fn known(pid: Pid, start_ticks: u64) -> Self {
        SystemProcess { pid, start_ticks }
    }

    pub(crate) fn start_ticks(&self) -> u64 {
        self.start_ticks
    }

    /// El PID.
    pub fn pid(&self) -> Pid {
        self.pid
    }

    /// El nombre del programa.
    ///
    /// # Errors
    /// [`TableError::NoSuchProcess`], como en todos los métodos que preguntan algo.
    pub fn name(&self) -> Result<Foreign, TableError> {
        Ok(self.stat()?.name)
    }

    /// El estado.
    ///
    /// # Errors
    /// [`TableError::NoSuchProcess`].
    pub fn status(&self) -> Result<State, TableError> {
        Ok(self.stat()?.state)
    }

    /// El PID del padre.
    ///
    /// # Errors
    /// [`TableError::NoSuchProcess`].
    pub fn ppid(&self) -> Result<Pid, TableError> {
        Ok(Pid::from_raw(self.stat()?.ppid))
    }

    /// La CPU que ha consumido desde que arrancó, en tics de reloj (`getconf CLK_TCK` por segundo).
    ///
    /// # Errors
    /// [`TableError::NoSuchProcess`].
    pub fn cpu_ticks(&self) -> Result<u64, TableError> {
        Ok(self.stat()?.cpu_ticks)
    }

    /// Dice si sigue en la tabla. Un zombi también está en la tabla.
    pub fn is_running(&self) -> bool {
        self.stat().is_ok()
    }

    /// Dice si está en la tabla y no ha terminado: un zombi no está vivo.
    pub fn is_alive(&self) -> bool {
        self.stat().is_ok_and(|stat| !matches!(stat.state, State::Zombie | State::Dead))
    }

    /// Espera a que termine, a lo sumo `timeout`; dice si ha terminado (aunque quede como zombi).
    ///
    /// # Python
    /// `psutil.Process(pid).wait(timeout)`.
    ///
    /// # Errors
    /// [`TableError::System`] si no quedan descriptores.
    pub fn wait(&self, timeout: Duration) -> Result<bool, TableError> {
        match self.open_pidfd() {
            Ok(pidfd) => Ok(deadline::readable_within(pidfd.as_fd(), timeout)?),
            Err(Errno::ESRCH) => Ok(true),
            Err(error) => Err(error.into()),
        }
    }

    /// Le pide que acabe: `SIGTERM`.
    ///
    /// # Errors
    /// Los de [`send_signal`](Self::send_signal).
    pub fn terminate(&self) -> Result<(), TableError> {
        self.send_signal(Signal::SIGTERM)
    }

    /// Lo mata sin que pueda evitarlo: `SIGKILL`.
    ///
    /// # Errors
    /// Los de [`send_signal`](Self::send_signal).
    pub fn kill(&self) -> Result<(), TableError> {
        self.send_signal(Signal::SIGKILL)
    }

    /// Lo detiene, hasta que alguien llame a [`resume`](Self::resume): `SIGSTOP`.
    ///
    /// # Errors
    /// Los de [`send_signal`](Self::send_signal).
    pub fn suspend(&self) -> Result<(), TableError> {
        self.send_signal(Signal::SIGSTOP)
    }

    /// Hace que siga, si estaba detenido: `SIGCONT`.
    ///
    /// # Errors
    /// Los de [`send_signal`](Self::send_signal).
    pub fn resume(&self) -> Result<(), TableError> {
        self.send_signal(Signal::SIGCONT)
    }

    /// Le envía una señal a través de un pidfd, de modo que nunca le llegue a otro proceso con el mismo PID.
    ///
    /// # Errors
    /// [`TableError::Init`] con el PID 1, [`TableError::Myself`] con este programa,
    /// [`TableError::NoSuchProcess`] si ya no existe y [`TableError::SignalDenied`] sin permiso.
    pub fn send_signal(&self, signal: impl Into<SignalNumber>) -> Result<(), TableError> {
        self.refuse_protected()?;
        let signal = signal.into();
        let pidfd = self.open_pidfd().map_err(|error| self.explain(error, signal))?;
        send_to_pidfd(pidfd.as_fd(), signal).map_err(|error| self.explain(error, signal))
    }

    /// Dice si [`send_signal`](Self::send_signal) se lo permitirían, sin enviar nada (es la señal 0 de `kill(2)`).
    ///
    /// # Errors
    /// Los de [`send_signal`](Self::send_signal).
    pub fn may_signal(&self, signal: impl Into<SignalNumber>) -> Result<(), TableError> {
        self.refuse_protected()?;
        self.stat()?;
        nix::sys::signal::kill(self.pid, None).map_err(|error| self.explain(error, signal.into()))
    }

    fn refuse_protected(&self) -> Result<(), TableError> {
        match self.raw() {
            1 => Err(TableError::Init),
            pid if pid == getpid().as_raw() => Err(TableError::Myself(pid)),
            _ => Ok(()),
        }
    }

    fn explain(&self, error: Errno, signal: SignalNumber) -> TableError {
        match error {
            Errno::ESRCH => TableError::NoSuchProcess(self.raw()),
            Errno::EPERM => self.denied(signal),
            other => TableError::System(other),
        }
    }

    /// Primero el pidfd y después la comprobación: desde que está abierto, ya no puede pasar a ser otro.
    fn open_pidfd(&self) -> nix::Result<OwnedFd> {
        let pidfd = pidfd_open(self.pid)?;
        self.stat().map_err(|error| match error {
            TableError::NoSuchProcess(_) => Errno::ESRCH,
            _ => Errno::EMFILE,
        })?;
        Ok(pidfd)
    }

    fn denied(&self, signal: SignalNumber) -> TableError {
        let entry = Table::snapshot().ok().and_then(|table| table.get(self.pid).cloned());
        let (name, owner) =
            entry.map_or_else(|| ("?".into(), "?".into()), |entry| (entry.name, entry.user));
        TableError::SignalDenied { signal, pid: self.raw(), name, owner }
    }

    pub(super) fn stat(&self) -> Result<Stat, TableError> {
        let stat = Stat::read(self.raw())?;
        if stat.start_ticks == self.start_ticks {
            Ok(stat)
        } else {
            Err(TableError::NoSuchProcess(self.raw()))
        }
    }

    pub(super) fn raw(&self) -> i32 {
        self.pid.as_raw()
    }
}
