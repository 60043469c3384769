//! Lo que pasó en una ejecución: quién nació de quién, qué ejecutó, a quién esperó, cómo acabó y quién lo recogió.
//!
//! Los tiempos son microsegundos desde que empezó la ejecución. Los procesos se llaman como en el libro: `P` el
//! primero, `H1`, `H2`… sus hijos, `H1.1` los hijos de `H1`; y `X1`, `X2`… los que no son de la ejecución.

mod marks;
mod since;
pub(crate) mod taker;

pub use marks::{Act, Mark, Object, ObjectKind};

use serde::{Deserialize, Serialize};

/// La versión del formato: cambia cuando cambia el sentido de un campo.
pub const VERSION: u32 = 1;
/// El nombre de quien recogió a alguien sin que se viera quién era.
pub const SOMEBODY: &str = "?";
/// Entre los [caminos](Process::outlets) de un proceso, la memoria que comparte.
pub const SHARED_MEMORY: &str = "memoria compartida";
/// Entre ellos, los nombres de fichero o de carpeta que crea, cambia o borra: con uno basta para turnarse.
pub const FILE_NAMES: &str = "nombres de fichero";

/// Todo lo que se sabe de una ejecución.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Record {
    pub version: u32,
    pub backend: Backend,
    /// La semilla con la que se removió; nada, si cada uno fue a su paso.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stir: Option<u64>,
    /// Lo que duró, hasta que acabó el último proceso.
    pub end_us: u64,
    /// Por orden de nacimiento.
    pub processes: Vec<Process>,
    pub signals: Vec<Signal>,
    pub writes: Vec<Write>,
    /// Lo que devolvieron las tareas de las reservas de Python, si se pidió que constara lo que comparten.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub results: Vec<TaskResult>,
    /// Quién miró a quién en el sistema, si se pidió que constara.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub looks: Vec<Look>,
    /// Lo que comparten los procesos, por orden de aparición.
    #[serde(default)]
    pub objects: Vec<Object>,
    /// Por orden de tiempo.
    #[serde(default)]
    pub marks: Vec<Mark>,
    /// Hasta cuándo constan, si eran demasiadas: de lo que pasó después no hay ninguna.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub marks_until_us: Option<u64>,
    pub limits: Vec<LimitMet>,
    /// Lo que no se pudo saber, en frases.
    pub doubts: Vec<String>,
    /// Lo que no se puede saber mirando así, en frases.
    #[serde(default)]
    pub unknown: Vec<String>,
}

/// Con qué se miró, y por tanto qué puede faltar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Backend {
    Ptrace,
    Subreaper,
}

/// Un proceso, desde que nació hasta que lo recogieron.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Process {
    pub name: String,
    /// Como lo llama el programa, si le pone nombre: `Process-1`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    pub pid: i32,
    /// Quien lo creó. Solo le falta al primero, y a quien nació de un padre que no se conoce.
    pub parent: Option<String>,
    pub born_us: u64,
    /// Cuándo empezó, si se pidió que tardara.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub began_us: Option<u64>,
    pub how: How,
    /// Los hilos que creó, además del principal.
    pub threads: u32,
    pub execs: Vec<Exec>,
    pub failed_execs: Vec<FailedExec>,
    pub exit: Option<Exit>,
    /// Cuándo se vio que ya no estaba, si no se sabe cómo terminó.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gone_us: Option<u64>,
    pub reaped: Option<By>,
    pub adopted: Vec<By>,
    pub waits: Vec<Wait>,
    /// Cada vez que estuvo detenido.
    pub stops: Vec<Stop>,
    /// Los cambios de prioridad que pidió.
    pub priorities: Vec<Priority>,
    /// Por dónde pudo llegar a otros algo suyo, además de las salidas de la ejecución: los ficheros, las tuberías y los
    /// conectores en los que escribió, y la memoria compartida en la que podía. Si se pidió que constara lo que comparten.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub outlets: Vec<String>,
}

/// Cómo nació un proceso.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum How {
    Root,
    Fork,
    Vfork,
    Clone,
    /// Se lo vio cuando ya había nacido.
    Unknown,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Exec {
    pub t_us: u64,
    pub path: String,
    pub argv: Vec<String>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FailedExec {
    pub t_us: u64,
    pub path: String,
    pub errno: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exit {
    pub t_us: u64,
    #[serde(flatten)]
    pub status: Status,
}

/// El estado de terminación.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    Code(i32),
    Signal(i32),
}

/// Cuándo, y quién: un proceso, `núcleo`, o `?` si no se sabe.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct By {
    pub t_us: u64,
    pub by: String,
}

/// Una llamada a `wait`, `waitpid`, `wait4` o `waitid`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Wait {
    pub begin_us: u64,
    /// Nada, si acabó la ejecución sin que volviera.
    pub end_us: Option<u64>,
    /// Si llevaba `WNOHANG`: no se bloquea.
    pub nohang: bool,
    /// A quién recogió.
    pub reaped: Option<String>,
    /// De quién se supo algo sin recogerlo: se había detenido o seguía, o se miró con `WNOWAIT`.
    pub seen: Option<String>,
    pub errno: Option<String>,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Stop {
    pub begin_us: u64,
    pub end_us: Option<u64>,
    /// 0, si no se sabe cuál.
    pub signal: i32,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Priority {
    pub t_us: u64,
    /// A quién se la cambió; nada, si fue a un grupo o a un usuario.
    pub of: Option<String>,
    pub nice: i32,
    pub errno: Option<String>,
}

/// Una señal, enviada por un proceso de la ejecución o llegada de fuera.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Signal {
    /// Cuándo se envió o, si vino de fuera, cuándo llegó.
    pub t_us: u64,
    /// Nada, si la envió el núcleo.
    pub from: Option<String>,
    pub to: String,
    pub signal: i32,
    /// Cuándo le llegó. `SIGKILL` no se ve llegar, y la que está bloqueada no llega.
    pub received_us: Option<u64>,
    pub errno: Option<String>,
}

/// Lo que un proceso escribió en la salida o en la de errores de la ejecución.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Write {
    pub t_us: u64,
    pub by: String,
    /// 1 la salida, 2 la de errores.
    pub fd: i32,
    pub bytes: u64,
    /// El principio de lo que escribió.
    pub text: String,
}

/// Lo que devolvió una tarea de una reserva; en un `map`, la lista de lo que devolvió un trozo.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskResult {
    /// Antes de que se enviara.
    pub t_us: u64,
    pub by: String,
    /// Como se escribe en Python. Si era muy largo o no se sabe, acaba en «…».
    pub text: String,
}

/// Un proceso mira a otro en el sistema.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Look {
    /// Cuándo empezó a mirar.
    pub t_us: u64,
    pub by: String,
    pub of: String,
    pub what: LookedAt,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LookedAt {
    /// Su prioridad, con `getpriority`.
    Priority,
    /// Un fichero o una carpeta suya de `/proc`.
    Proc,
}

/// Lo que puso fin a la ejecución antes de tiempo.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct LimitMet {
    pub t_us: u64,
    pub limit: Limit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Limit {
    /// Demasiados procesos vivos a la vez.
    Alive,
    /// Demasiados procesos en total.
    Total,
    /// Demasiado tiempo de reloj.
    Wall,
    /// Demasiado tiempo de CPU.
    Cpu,
    /// Demasiada salida.
    Output,
    /// Demasiada memoria en un proceso.
    Memory,
    /// Nadie podía seguir: todos esperaban a otro de ellos.
    Stuck,
    /// No fue un límite: al testigo le pidieron terminar.
    Terminated,
    /// Quedaba alguno cuando había acabado el primero.
    Survivors,
}

impl Record {
    /// El proceso que se llama así.
    pub fn process(&self, name: &str) -> Option<&Process> {
        self.processes.iter().find(|process| process.name == name)
    }
}
