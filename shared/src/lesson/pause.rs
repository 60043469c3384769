//! Las pausas: en un terminal, la lección espera en cada predicción y entre los pasos.

use std::io::{self, BufRead, IsTerminal};
use std::os::fd::AsFd;
use std::time::Duration;

use nix::unistd::alarm;

use crate::deadline::readable_within;
use crate::voice;

/// Dice si hay una persona delante: la entrada y la salida son un terminal.
pub fn is_interactive() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// Hace una pregunta de sí o no; sin respuesta (Ctrl-D), es que no. El plazo del paso no corre mientras tanto.
pub fn confirm(question: &str) -> bool {
    let seconds_left = alarm::cancel();
    let answer = ask(&format!("{question} [s/N] "));
    if let Some(seconds) = seconds_left {
        alarm::set(seconds);
    }
    let answer = answer.unwrap_or_default().to_lowercase();
    matches!(answer.as_str(), "s" | "sí" | "si")
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Continue {
    /// Con lo que se haya escrito, si es que se ha escrito algo.
    Yes(Option<String>),
    /// Ctrl-D: se acaba aquí.
    No,
}

pub(super) struct Pauses {
    active: bool,
}

impl Pauses {
    pub fn new(wanted: bool) -> Self {
        Pauses { active: wanted && is_interactive() }
    }

    /// Espera la predicción.
    pub fn predict(&self) -> Continue {
        self.wait("   Escribe tu predicción o pulsa Intro (Ctrl-D para salir): ")
    }

    /// Espera antes del paso siguiente.
    pub fn between_steps(&self) -> Continue {
        self.wait("\n   Pulsa Intro para seguir (Ctrl-D para salir): ")
    }

    fn wait(&self, question: &str) -> Continue {
        if !self.active {
            return Continue::Yes(None);
        }
        match ask(question) {
            Some(answer) => Continue::Yes(Some(answer).filter(|answer| !answer.is_empty())),
            None => {
                voice::print("\nHasta la próxima.\n");
                Continue::No
            }
        }
    }
}

/// Una línea de la entrada, sin espacios alrededor; `None` si se ha acabado.
fn ask(question: &str) -> Option<String> {
    voice::print(question);
    let mut line = Vec::new();
    // Lo que no llega a leerse cuando la entrada es no bloqueante queda en `line`.
    while let Err(error) = io::stdin().lock().read_until(b'\n', &mut line) {
        let now_empty = error.kind() == io::ErrorKind::WouldBlock;
        if !now_empty || readable_within(io::stdin().as_fd(), Duration::MAX).is_err() {
            break;
        }
    }
    (!line.is_empty()).then(|| String::from_utf8_lossy(&line).trim().to_owned())
}
