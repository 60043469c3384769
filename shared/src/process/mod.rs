//! [`Process`]: el `multiprocessing.Process` de Python, con procesos de verdad.

mod error;
mod family;
mod privilege;
mod started;

use std::fmt;
use std::rc::Rc;
use std::time::Duration;

use nix::sys::signal::Signal;
use nix::unistd::{ForkResult, Pid};

pub use error::ProcessError;
pub use family::active_children;
pub use privilege::{become_nobody, become_user};

pub use crate::child::Termination;
pub use crate::me::ProcessInfo;

use crate::child::{prepare_hook, run_and_exit};
use crate::ending::end_children_first;
use crate::fork::fork;
use crate::ground::output::flush_stdout;
use crate::table::SystemProcess;
use crate::{me, waits};
use started::{End, Started};

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
    child: Option<Rc<Started>>,
}

impl<'a> Process<'a> {
    /// Prepara un proceso que ejecutará `target`; todavía no existe hasta [`start`](Self::start).
    ///
    /// Lo que devuelva `target` decide el código de salida: véase [`Termination`].
    pub fn new<F, R>(target: F) -> Self
    where
        F: FnOnce() -> R + 'a,
        R: Termination,
    {
        Process {
            target: Some(Box::new(move || target().exit_code())),
            name: None,
            daemon: me::is_daemon(),
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
            (None, Some(child)) => &child.info.name,
            (None, None) => "proceso sin arrancar",
        }
    }

    /// Dice si es demonio.
    pub fn daemon(&self) -> bool {
        self.daemon
    }

    /// El PID, o `None` si todavía no ha arrancado.
    pub fn pid(&self) -> Option<Pid> {
        self.child.as_ref().map(|child| child.info.pid)
    }

    /// Crea el proceso y vuelve enseguida, sin esperar a que haga nada.
    ///
    /// # Errors
    /// [`ProcessError::AlreadyStarted`] la segunda vez, [`ProcessError::DaemonWithChildren`] dentro de un
    /// demonio y [`ProcessError::Fork`] si el sistema no deja crear más procesos.
    pub fn start(&mut self) -> Result<(), ProcessError> {
        if self.child.is_some() {
            return Err(ProcessError::AlreadyStarted);
        }
        if me::is_daemon() {
            return Err(ProcessError::DaemonWithChildren);
        }
        end_children_first();
        // Lo pendiente en el búfer se copiaría al hijo y saldría dos veces.
        let _ = flush_stdout();
        let name = self.name.clone().unwrap_or_else(|| me::next_child().to_string());
        let parent = me::info();
        prepare_hook();
        match fork()? {
            ForkResult::Child => {
                let target =
                    self.target.take().expect("un proceso sin arrancar conserva su función");
                me::be_started(parent, self.name.as_deref(), self.daemon);
                if self.name.is_some() {
                    waits::relabel();
                }
                run_and_exit(target)
            }
            ForkResult::Parent { child } => {
                self.target = None;
                let info = ProcessInfo { pid: child, name, daemon: self.daemon };
                let child = Rc::new(Started::new(info));
                family::remember(&child);
                self.child = Some(child);
                Ok(())
            }
        }
    }

    /// Espera a que termine y lo recoge. Sin efecto si ya estaba recogido.
    ///
    /// # Errors
    /// [`ProcessError::NotStarted`] antes de `start`; [`ProcessError::NotMyChild`] si este proceso no es su padre.
    pub fn join(&mut self) -> Result<(), ProcessError> {
        self.my_child()?.wait_for_end(None).map(|_| ())
    }

    /// Como [`join`](Self::join), pero espera a lo sumo `timeout`; dice si el proceso ha terminado.
    ///
    /// # Python
    /// `join(timeout)` seguido de mirar `exitcode`.
    ///
    /// # Errors
    /// Los de [`join`](Self::join).
    pub fn join_timeout(&mut self, timeout: Duration) -> Result<bool, ProcessError> {
        self.my_child()?.wait_for_end(Some(timeout))
    }

    /// Dice si ha arrancado y no ha terminado. Si ha terminado, de paso lo recoge; quien no es su padre, lo mira en la
    /// tabla del sistema.
    pub fn is_alive(&self) -> bool {
        self.child.as_ref().is_some_and(|child| {
            child.look().is_none() && (child.is_mine() || child.is_alive_for_others())
        })
    }

    /// Cómo acabó, con los valores de Python: `None` si aún no ha acabado, el código de salida (de 0 a 255), o
    /// el número de la señal que lo mató, en negativo (−15 por `SIGTERM`, −9 por `SIGKILL`).
    ///
    /// Si ha terminado, de paso lo recoge. También es `None`, aunque haya terminado, si el código no se puede saber:
    /// porque este proceso no es su padre, o porque [lo ha recogido otro](Self::reaped_elsewhere).
    pub fn exitcode(&self) -> Option<i32> {
        match self.child.as_ref()?.look()? {
            End::Code(code) => Some(code),
            End::Unknown => None,
        }
    }

    /// Dice si ha terminado sin que se sepa cómo: lo ha recogido otra parte del programa, con un `wait` de cualquier
    /// hijo por ejemplo, o el núcleo porque el programa ignora `SIGCHLD`. El código de salida se da una sola vez.
    pub fn reaped_elsewhere(&self) -> bool {
        self.child.as_ref().is_some_and(|child| child.look() == Some(End::Unknown))
    }

    /// Le envía `SIGTERM`: le pide que acabe. No espera. Sin efecto si ya está recogido.
    ///
    /// # Errors
    /// Los de [`join`](Self::join).
    pub fn terminate(&self) -> Result<(), ProcessError> {
        self.my_child()?.send(Signal::SIGTERM)
    }

    /// Le envía `SIGKILL`: acaba sin poder evitarlo ni despedirse. No espera. Sin efecto si ya está recogido.
    ///
    /// # Errors
    /// Los de [`join`](Self::join).
    pub fn kill(&self) -> Result<(), ProcessError> {
        self.my_child()?.send(Signal::SIGKILL)
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

    /// El proceso que está ejecutando esta línea.
    ///
    /// # Python
    /// `multiprocessing.current_process()`.
    pub fn current() -> ProcessInfo {
        me::info()
    }

    /// El que arrancó a este con [`start`](Process::start); `None` en el proceso principal.
    ///
    /// # Python
    /// `multiprocessing.parent_process()`.
    pub fn parent() -> Option<ProcessInfo> {
        me::parent()
    }

    fn my_child(&self) -> Result<&Started, ProcessError> {
        let child = self.child.as_ref().ok_or(ProcessError::NotStarted)?;
        if child.is_mine() { Ok(child) } else { Err(ProcessError::NotMyChild) }
    }
}

impl Drop for Process<'_> {
    fn drop(&mut self) {
        let Some(child) = &self.child else { return };
        if !child.is_mine() || child.look().is_some() {
            return;
        }
        if self.daemon || std::thread::panicking() {
            let _ = child.send(Signal::SIGKILL);
        }
        let _ = child.wait_for_end(None);
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
