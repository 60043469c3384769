//! [`Process`]: el `multiprocessing.Process` de Python, con procesos de verdad.

mod error;
mod exit;
mod info;
mod privilege;
mod run;

use std::cell::Cell;
use std::fmt;
use std::io::{self, Write};
use std::os::fd::{AsFd, OwnedFd};
use std::time::Duration;

use nix::unistd::{ForkResult, Pid, getpid};
use rustix::process::{
    PidfdFlags, Signal as PidfdSignal, WaitId, WaitIdOptions, pidfd_open, pidfd_send_signal, waitid,
};

pub use error::ProcessError;
pub use exit::Outcome;
pub use info::ProcessInfo;
pub use privilege::{become_nobody, become_user};
pub(crate) use run::{PANIC_CODE, report_panic, run_and_exit};

use crate::deadline;
use crate::fork::fork;
use crate::table::SystemProcess;
use crate::voice::Speaker;

/// Una función que se ejecutará en otro proceso.
///
/// La función es una copia más de la memoria del padre: lo que cambie en ella, aquí no cambia.
///
/// Al destruirse, un `Process` vivo se espera (`join`), y si es demonio (`daemon`) se mata y se recoge: nada
/// queda atrás. Si el padre muere, también por `SIGKILL`, el núcleo mata al hijo.
///
/// ```no_run
/// # use shared::process::{Process, ProcessError};
/// # fn mi_funcion(_: &str, _: u32) {}
/// # fn main() -> Result<(), ProcessError> {
/// let mut procesos = Vec::new();
/// for i in 0..3 {
///     let mut proceso = Process::new(move || mi_funcion("tarea", i));
///     proceso.start()?;
///     procesos.push(proceso);
/// }
/// for proceso in &mut procesos {
///     proceso.join()?;
/// }
/// # Ok(())
/// # }
/// ```
///
/// # Python
/// `multiprocessing.Process(target=…, name=…, daemon=…)`.
#[must_use = "crear un Process no arranca nada: llama a start()"]
pub struct Process<'a> {
    target: Option<Box<dyn FnOnce() -> i32 + 'a>>,
    name: Option<String>,
    daemon: bool,
    child: Option<Child>,
}

/// Lo que se sabe de un hijo arrancado.
struct Child {
    pid: Pid,
    pidfd: OwnedFd,
    parent: Pid,
    label: String,
    /// El `exitcode` de Python, desde que el hijo está recogido.
    exitcode: Cell<Option<i32>>,
}

impl<'a> Process<'a> {
    /// Prepara un proceso que ejecutará `target`; todavía no existe hasta [`start`](Self::start).
    ///
    /// Lo que devuelva `target` decide el código de salida: véase [`Outcome`].
    pub fn new<F, R>(target: F) -> Self
    where
        F: FnOnce() -> R + 'a,
        R: Outcome,
    {
        Process {
            target: Some(Box::new(move || target().exit_code())),
            name: None,
            daemon: info::current_is_daemon(),
            child: None,
        }
    }

    /// Le da un nombre, que aparece delante de cada línea que diga. Sin él se llama «hijo 1», «hijo 2»…
    pub fn with_name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Lo hace demonio: no se le espera al final, se le mata; y no puede tener hijos.
    pub fn with_daemon(mut self, daemon: bool) -> Self {
        self.daemon = daemon;
        self
    }

    /// El nombre: el que se le dio o, una vez arrancado, su parentesco («hijo 1»).
    pub fn name(&self) -> &str {
        match (&self.name, &self.child) {
            (Some(name), _) => name,
            (None, Some(child)) => &child.label,
            (None, None) => "proceso sin arrancar",
        }
    }

    /// Dice si es demonio.
    pub fn daemon(&self) -> bool {
        self.daemon
    }

    /// El PID, o `None` si todavía no ha arrancado.
    pub fn pid(&self) -> Option<Pid> {
        self.child.as_ref().map(|child| child.pid)
    }

    /// Crea el proceso y vuelve enseguida, sin esperar a que haga nada.
    ///
    /// # Errors
    /// [`ProcessError::AlreadyStarted`] la segunda vez, [`ProcessError::DaemonWithChildren`] dentro de un
    /// demonio, [`ProcessError::Fork`] si el sistema no deja crear más procesos, y [`ProcessError::System`] si
    /// no quedan descriptores. En ningún caso queda un hijo a medias.
    pub fn start(&mut self) -> Result<(), ProcessError> {
        if self.child.is_some() {
            return Err(ProcessError::AlreadyStarted);
        }
        if info::current_is_daemon() {
            return Err(ProcessError::DaemonWithChildren);
        }
        // Lo pendiente en el búfer se copiaría al hijo y saldría dos veces.
        let _ = io::stdout().flush();
        let label = Speaker::next_child().to_string();
        let parent = Process::current();
        match fork()? {
            ForkResult::Child => {
                let target =
                    self.target.take().expect("un proceso sin arrancar conserva su función");
                info::enter_child(parent, self.name.as_deref().unwrap_or(&label), self.daemon);
                if let Some(name) = &self.name {
                    Speaker::rename(name);
                }
                run::run_and_exit(target)
            }
            ForkResult::Parent { child } => {
                self.target = None;
                self.child = Some(Child::adopt(child, label)?);
                Ok(())
            }
        }
    }

    /// Espera a que termine y lo recoge. Sin efecto si ya estaba recogido.
    ///
    /// # Errors
    /// [`ProcessError::NotStarted`] antes de `start`; [`ProcessError::NotMyChild`] si este proceso no es su padre.
    pub fn join(&mut self) -> Result<(), ProcessError> {
        self.my_child()?.reap(WaitIdOptions::EXITED)
    }

    /// Como [`join`](Self::join), pero espera a lo sumo `timeout`; dice si el proceso ha terminado.
    ///
    /// # Python
    /// `join(timeout)` seguido de mirar `exitcode`.
    ///
    /// # Errors
    /// Los de [`join`](Self::join).
    pub fn join_timeout(&mut self, timeout: Duration) -> Result<bool, ProcessError> {
        let child = self.my_child()?;
        if child.exitcode.get().is_none()
            && deadline::readable_within(child.pidfd.as_fd(), timeout)?
        {
            child.reap(WaitIdOptions::EXITED)?;
        }
        Ok(child.exitcode.get().is_some())
    }

    /// Dice si ha arrancado y no ha terminado. Si ha terminado, de paso lo recoge.
    pub fn is_alive(&self) -> bool {
        self.child.is_some() && self.exitcode().is_none()
    }

    /// Cómo acabó, con los valores de Python: `None` si aún no ha acabado, el código de salida (de 0 a 255), o
    /// el número de la señal que lo mató, en negativo (−15 por `SIGTERM`, −9 por `SIGKILL`).
    ///
    /// Si ha terminado, de paso lo recoge.
    pub fn exitcode(&self) -> Option<i32> {
        let child = self.child.as_ref()?;
        if child.exitcode.get().is_none() && child.parent == getpid() {
            let _ = child.reap(WaitIdOptions::EXITED | WaitIdOptions::NOHANG);
        }
        child.exitcode.get()
    }

    /// Le envía `SIGTERM`: le pide que acabe. No espera. Sin efecto si ya está recogido.
    ///
    /// # Errors
    /// Los de [`join`](Self::join).
    pub fn terminate(&self) -> Result<(), ProcessError> {
        self.my_child()?.send(PidfdSignal::TERM)
    }

    /// Le envía `SIGKILL`: acaba sin poder evitarlo ni despedirse. No espera. Sin efecto si ya está recogido.
    ///
    /// # Errors
    /// Los de [`join`](Self::join).
    pub fn kill(&self) -> Result<(), ProcessError> {
        self.my_child()?.send(PidfdSignal::KILL)
    }

    /// Este proceso visto desde fuera, en la tabla del sistema.
    ///
    /// # Python
    /// `psutil.Process(proceso.pid)`.
    ///
    /// # Errors
    /// [`ProcessError::NotStarted`] antes de `start`; [`ProcessError::Table`] si ya no está en la tabla.
    pub fn in_table(&self) -> Result<SystemProcess, ProcessError> {
        let pid = self.pid().ok_or(ProcessError::NotStarted)?;
        Ok(SystemProcess::new(pid.as_raw())?)
    }

    fn my_child(&self) -> Result<&Child, ProcessError> {
        let child = self.child.as_ref().ok_or(ProcessError::NotStarted)?;
        if child.parent == getpid() { Ok(child) } else { Err(ProcessError::NotMyChild) }
    }
}

impl Child {
    /// Toma a su cargo un hijo recién creado; si no puede vigilarlo, lo mata y lo recoge.
    fn adopt(pid: Pid, label: String) -> Result<Self, ProcessError> {
        let number =
            rustix::process::Pid::from_raw(pid.as_raw()).expect("un PID es mayor que cero");
        match pidfd_open(number, PidfdFlags::empty()) {
            Ok(pidfd) => {
                Ok(Child { pid, pidfd, parent: getpid(), label, exitcode: Cell::new(None) })
            }
            Err(error) => {
                let _ = nix::sys::signal::kill(pid, nix::sys::signal::Signal::SIGKILL);
                let _ = nix::sys::wait::waitpid(pid, None);
                Err(error.into())
            }
        }
    }

    fn reap(&self, options: WaitIdOptions) -> Result<(), ProcessError> {
        while self.exitcode.get().is_none() {
            match waitid(WaitId::PidFd(self.pidfd.as_fd()), options) {
                Ok(None) => return Ok(()),
                Ok(Some(status)) => {
                    let killed_by = status.terminating_signal().map(|signal| -signal);
                    self.exitcode.set(status.exit_status().or(killed_by));
                }
                Err(rustix::io::Errno::INTR) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }

    fn send(&self, signal: PidfdSignal) -> Result<(), ProcessError> {
        if self.exitcode.get().is_some() {
            return Ok(());
        }
        Ok(pidfd_send_signal(&self.pidfd, signal)?)
    }
}

impl Drop for Process<'_> {
    fn drop(&mut self) {
        let Some(child) = &self.child else { return };
        if child.parent != getpid() || child.exitcode.get().is_some() {
            return;
        }
        if self.daemon || std::thread::panicking() {
            let _ = child.send(PidfdSignal::KILL);
        }
        let _ = child.reap(WaitIdOptions::EXITED);
    }
}

/// «hijo 1 (PID 4122)».
impl fmt::Display for Process<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.pid() {
            Some(pid) => write!(f, "{} (PID {pid})", self.name()),
            None => f.write_str(self.name()),
        }
    }
}

impl fmt::Debug for Process<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Process")
            .field("name", &self.name())
            .field("pid", &self.pid())
            .field("daemon", &self.daemon)
            .field("exitcode", &self.exitcode())
            .finish()
    }
}
