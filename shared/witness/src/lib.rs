//! El testigo: mira desde fuera una ejecución entera, con todos sus procesos, y anota lo que pasó.
//!
//! | módulo | qué contiene |
//! |---|---|
//! | [`record`] | [`Record`]: los hechos, que se pueden guardar como JSON |
//! | [`questions`] | lo que se le pregunta a un registro, cada cosa en una línea |
//! | [`draw`] | el dibujo de un registro |
//! | [`blocked`] | en qué llamada está parado un hilo |
//! | [`subreaper`] | mirar sin `ptrace`, y lo que comparte con el vigilante de las pruebas |
//!
//! Lo que suele sorprender:
//!
//! - **Se mira con `ptrace`**, como un depurador. El programa que también quiera mirar a otro (`strace`, `gdb`) recibe
//!   `EPERM`, y un programa *setuid* pierde su privilegio.
//! - **Mientras está parado, un proceso detenido se ve con la letra `t`**, y no con `T`.
//! - **Lo que el filtro no nombra no se ve, y no cuesta**: un programa que calcula va igual de deprisa.

#[cfg(not(target_os = "linux"))]
compile_error!(
    "El testigo necesita Linux: en Windows, instala WSL2; en macOS, una máquina virtual."
);

pub mod blocked;
pub mod draw;
mod errno;
mod keyboard;
mod leftovers;
mod limits;
mod marks;
mod proc_files;
mod ptrace;
mod python;
pub mod questions;
pub mod record;
mod stat;
mod stir;
pub mod subreaper;

pub use limits::Limits;
pub use record::Record;

use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::Arc;
use std::{fmt, io};

/// Por qué no se ha podido mirar.
#[derive(Debug, thiserror::Error)]
pub enum WatchError {
    #[error("no se encuentra el programa «{}»: ¿está bien escrito?", .0.display())]
    NotFound(OsString),
    #[error("no se puede ejecutar «{}»: {}", .0.display(), errno::explain(.1))]
    CannotStart(OsString, io::Error),
    #[error(
        "aquí no se permite mirar a otros procesos con ptrace ({}). En un contenedor se permite con \
         `--cap-add=SYS_PTRACE`; en Linux, `sysctl kernel.yama.ptrace_scope` ha de decir 0 o 1",
        errno::explain(.0)
    )]
    PtraceRefused(io::Error),
    #[error("han matado al proceso que miraba, y con él ha acabado la ejecución")]
    WatcherDied,
    #[error("el sistema no deja empezar: {}", errno::explain(.0))]
    System(io::Error),
}

/// Lo que se sabe de una ejecución que ha terminado.
#[derive(Debug)]
pub struct Watched {
    pub record: Record,
    /// Cómo acabó el primer proceso.
    pub status: record::Status,
}

/// Lo que se va a mirar, y cómo.
///
/// El programa hereda la entrada, las salidas, el entorno, el terminal y las señales, y hace lo mismo que si nadie
/// mirase. Mientras dura, este proceso ignora las señales del teclado, que son para el programa, y se detiene con él. Si
/// le llega `SIGTERM` o `SIGHUP`, acaba con todos y lo anota (`SIGURG`: [`Limits::outsider`]); si lo matan, mueren todos los mirados.
#[derive(Clone, Debug)]
pub struct Watch {
    pub(crate) command: Vec<OsString>,
    pub(crate) limits: Limits,
    without_ptrace: bool,
    pub(crate) strict: bool,
    /// La semilla con la que se remueve; nada, si cada uno va a su paso.
    pub(crate) stir: Option<u64>,
    /// Los nombres de los que tardan en empezar.
    pub(crate) late: Vec<String>,
    /// Si se anota lo que hacen con lo que comparten.
    pub(crate) locks: bool,
    /// Si se anota quién mira a quién en el sistema.
    pub(crate) looks: bool,
    pub(crate) confine: Option<Confine>,
    /// Dónde está lo que leen los programas de Python; nada, si en la memoria del testigo.
    pub(crate) guest_folder: Option<PathBuf>,
}

/// Lo que hace el programa mirado consigo mismo justo antes de empezar.
#[derive(Clone)]
pub(crate) struct Confine(pub Arc<dyn Fn() -> io::Result<()>>);

impl fmt::Debug for Confine {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Confine")
    }
}

impl Watch {
    /// # Panics
    /// Si la orden está vacía.
    pub fn new(command: impl IntoIterator<Item = impl Into<OsString>>) -> Self {
        let command: Vec<OsString> = command.into_iter().map(Into::into).collect();
        assert!(!command.is_empty(), "la orden está vacía");
        Self {
            command,
            limits: Limits::default(),
            without_ptrace: false,
            strict: false,
            stir: None,
            late: Vec::new(),
            locks: false,
            looks: false,
            confine: None,
            guest_folder: None,
        }
    }

    /// El programa, antes de empezar, se encierra con `confine`, y sus hijos nacen encerrados. El testigo no.
    ///
    /// Si falla, o si se mira sin `ptrace`, el programa no empieza.
    #[must_use]
    pub fn confine(mut self, confine: impl Fn() -> io::Result<()> + 'static) -> Self {
        self.confine = Some(Confine(Arc::new(confine)));
        self
    }

    /// Lo que leen los programas de Python para dejar sus marcas, y las marcas, están en esta carpeta, y no en la memoria
    /// del testigo: para quien no puede leer `/proc/TESTIGO`.
    #[must_use]
    pub fn guest_folder(mut self, folder: Option<PathBuf>) -> Self {
        self.guest_folder = folder;
        self
    }

    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Mira sin `ptrace`, que puede no estar permitido. Se sabe menos: [`Record::unknown`] dice qué falta. No se cuenta lo
    /// que escribe el programa, ni por tanto se limita, y a sus huérfanos los adopta el testigo.
    #[must_use]
    pub fn without_ptrace(mut self, without: bool) -> Self {
        self.without_ptrace = without;
        self
    }

    /// Para juzgar: nadie puede escapar de la mirada. A cambio, `clone3` responde `ENOSYS`, y el programa usa `clone`.
    #[must_use]
    pub fn strict(mut self, strict: bool) -> Self {
        self.strict = strict;
        self
    }

    /// Remueve la ejecución: retiene a los procesos en momentos que salen de la semilla, y solo de ella.
    ///
    /// Lo que el programa no ordena (con un cerrojo, con una espera) sale entonces desordenado casi siempre, y no una
    /// vez de cada cien. Un programa correcto tarda algo más, y hace lo mismo.
    #[must_use]
    pub fn stir(mut self, seed: Option<u64>) -> Self {
        self.stir = seed;
        self
    }

    /// Los procesos con estos nombres del registro (`H1`, `H2.1`…) nacen, pero no empiezan hasta que al testigo le llega
    /// SIGURG, o hasta que termina el primero: se ve qué hacen los demás sin ellos. Solo con `ptrace`.
    #[must_use]
    pub fn late(mut self, names: &[String]) -> Self {
        self.late = names.to_vec();
        self
    }

    /// Anota también qué hacen los procesos con los cerrojos, las colas, las reservas y los valores que comparten.
    ///
    /// Lo cuentan los programas que dejan marcas. De los demás se sabe quién espera en un futex compartido y quién lo
    /// despierta, y no quién adquiere lo que está libre.
    #[must_use]
    pub fn locks(mut self, wanted: bool) -> Self {
        self.locks = wanted;
        self
    }

    /// Anota también quién mira a quién en el sistema: su prioridad, o sus ficheros de `/proc`.
    ///
    /// A cambio, cada fichero que se abre cuesta una parada.
    #[must_use]
    pub fn looks(mut self, wanted: bool) -> Self {
        self.looks = wanted;
        self
    }

    /// Ejecuta la orden, con sus argumentos, y la mira hasta que no queda ningún proceso suyo.
    ///
    /// Quien llama ha de tener un solo hilo y ningún otro hijo, y no usar `SIGALRM` mientras dura.
    ///
    /// # Errors
    /// Si no existe el programa, si no se puede ejecutar, o si aquí no se permite `ptrace`.
    pub fn run(&self) -> Result<Watched, WatchError> {
        if self.without_ptrace && self.confine.is_some() {
            return Err(WatchError::System(io::ErrorKind::Unsupported.into()));
        }
        if self.without_ptrace { subreaper::watch(self) } else { ptrace::watch(self) }
    }
}
