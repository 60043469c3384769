//! El encargo que la prueba da al vigilante: qué ejecutar, con qué límites y qué hacerle mientras corre.

use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

use nix::sys::signal::Signal;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Spec {
    pub program: PathBuf,
    pub args: Vec<String>,
    /// `None` quita la variable.
    pub env: Vec<(String, Option<String>)>,
    pub cwd: PathBuf,
    /// Las carpetas que deben quedar vacías.
    pub private: Vec<PathBuf>,
    /// Donde se puede dejar una copia del programa.
    pub shelf: PathBuf,
    /// El usuario (y grupo) al que se baja antes de ejecutar.
    pub user: Option<u32>,
    pub max_processes: Option<u64>,
    pub max_files: Option<u64>,
    pub max_memory: Option<u64>,
    pub one_cpu: bool,
    pub deadline: Duration,
    pub terminal: Option<Size>,
    pub stdin: Stdin,
    pub stdout: Stdout,
    pub acts: Vec<Act>,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) struct Size {
    pub columns: u16,
    pub rows: u16,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Stdin {
    Null,
    Closed,
    /// Una tubería que queda abierta: se escribe en ella con [`Act::Type`].
    Open,
    Text(String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Stdout {
    Open,
    /// El lector se va después de tantas líneas, como `head -n`.
    ClosesAfter(usize),
    /// `/dev/full`: escribir da ENOSPC.
    Full,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) enum Act {
    WaitFor(String),
    Signal(i32),
    SignalGroup(i32),
    /// El camino por el árbol: `[1, 2]` es el segundo hijo del primer hijo.
    SignalChild(Vec<usize>, i32),
    /// Quien habla en la salida con este nombre: `hijo 2`.
    SignalSpeaker(String, i32),
    Type(Vec<u8>),
    Eof,
    CloseStdout,
    Look,
}

impl fmt::Display for Act {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Act::WaitFor(text) => write!(f, "esperar a que diga «{text}»"),
            Act::Signal(signal) => write!(f, "enviarle {}", signal_name(*signal)),
            Act::SignalGroup(signal) => {
                write!(f, "enviar {} a todo su grupo", signal_name(*signal))
            }
            Act::SignalChild(path, signal) => {
                write!(f, "enviar {} al descendiente {path:?}", signal_name(*signal))
            }
            Act::SignalSpeaker(name, signal) => {
                write!(f, "enviar {} a «{name}»", signal_name(*signal))
            }
            Act::Type(text) => write!(f, "teclear {:?}", String::from_utf8_lossy(text)),
            Act::Eof => f.write_str("dar fin de fichero por la entrada"),
            Act::CloseStdout => f.write_str("cerrar su salida"),
            Act::Look => f.write_str("mirar sus descendientes"),
        }
    }
}

pub(crate) fn signal_name(number: i32) -> String {
    Signal::try_from(number)
        .map_or_else(|_| format!("señal {number}"), |signal| signal.as_str().to_owned())
}
