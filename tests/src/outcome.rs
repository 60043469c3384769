//! Lo que el vigilante vio: cómo acabó el programa, qué dijo y qué dejó atrás.

use std::fmt;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use witness::record::Status;
use witness::subreaper;
pub use witness::subreaper::Living;

use crate::spec::signal_name;

/// Cómo acabó un proceso.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum End {
    /// Salió con este código.
    Exited(i32),
    /// Lo mató esta señal.
    Signaled(i32),
}

impl fmt::Display for End {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            End::Exited(code) => write!(f, "salió con código {code}"),
            End::Signaled(signal) => write!(f, "murió por {}", signal_name(*signal)),
        }
    }
}

/// Un descendiente que ya había terminado y que nadie de su familia recogió.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ended {
    pub pid: i32,
    pub comm: String,
    pub end: End,
}

impl fmt::Display for Ended {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}), que {}", self.pid, self.comm, self.end)
    }
}

impl From<Status> for End {
    fn from(status: Status) -> Self {
        match status {
            Status::Code(code) => End::Exited(code),
            Status::Signal(signal) => End::Signaled(signal),
        }
    }
}

impl From<subreaper::Ended> for Ended {
    fn from(ended: subreaper::Ended) -> Self {
        let subreaper::Ended { pid, comm, status } = ended;
        Ended { pid, comm, end: status.into() }
    }
}

/// Todo lo que se sabe de una ejecución.
///
/// Cuando llega a la prueba ya no queda ningún proceso: los que seguían vivos se han matado y recogido.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Outcome {
    /// La orden, como se escribiría en una terminal.
    pub command: String,
    pub pid: i32,
    pub end: End,
    /// Con terminal, todo lo que apareció en ella, tal cual: con `\r\n` y con el eco de lo tecleado.
    pub stdout: String,
    pub stderr: String,
    pub duration: Duration,
    /// El plazo se cumplió y el vigilante lo mató todo.
    pub timed_out: bool,
    /// El primer acto que no se pudo hacer, en palabras.
    pub unreached: Option<String>,
    /// Los que habían terminado cuando acabó el programa sin que este los recogiera.
    pub unreaped: Vec<Ended>,
    /// Los huérfanos que adoptó el vigilante mientras corría el programa y que terminaron bien recogidos por él,
    /// como haría `init`.
    pub adopted: Vec<Ended>,
    /// Los que seguían vivos en el instante en que acabó el programa (o en que se cumplió el plazo).
    pub alive_at_once: Vec<Living>,
    /// Los que seguían vivos 1 s después.
    pub alive: Vec<Living>,
    /// Lo que quedó en su carpeta de trabajo y en su `TMPDIR`, si eran las privadas.
    pub files: Vec<String>,
    /// Lo que quedó en su `/dev/shm`, si el vigilante puede darle uno propio: ahí no escribe nadie más.
    pub shm: Vec<String>,
    /// Los descendientes que había en cada [`look`](crate::Run::look).
    pub looks: Vec<Vec<Living>>,
}

impl Outcome {
    /// Las líneas de la salida estándar, sin los `\r` de la terminal ni los colores.
    pub fn lines(&self) -> Vec<String> {
        crate::strip_ansi(&self.stdout).lines().map(str::to_owned).collect()
    }

    /// Todo lo visto, para leerlo en el mensaje de una prueba que falla.
    pub fn report(&self) -> String {
        use fmt::Write;
        let mut report =
            format!("orden: {}\nfinal: {} tras {:.1?}\n", self.command, self.end, self.duration);
        if let Some(act) = &self.unreached {
            let _ = writeln!(report, "no se llegó a: {act}");
        }
        section(&mut report, "sin recoger", &self.unreaped);
        section(&mut report, "adoptados por el vigilante", &self.adopted);
        section(&mut report, "vivos al acabar", &self.alive_at_once);
        section(&mut report, "vivos 1 s después", &self.alive);
        section(&mut report, "ficheros que quedan", &self.files);
        section(&mut report, "memoria compartida que queda en /dev/shm", &self.shm);
        for (name, text) in [("salida", &self.stdout), ("salida de errores", &self.stderr)] {
            if text.is_empty() {
                let _ = writeln!(report, "── {name}: nada");
            } else {
                let _ = writeln!(report, "── {name}:\n{}", text.trim_end());
            }
        }
        report
    }
}

fn section(report: &mut String, title: &str, items: &[impl fmt::Display]) {
    for (position, item) in items.iter().enumerate() {
        if position == 0 {
            *report += &format!("{title}:\n");
        }
        *report += &format!("  {item}\n");
    }
}
