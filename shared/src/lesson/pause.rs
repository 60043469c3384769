//! Las pausas: en un terminal, la lección espera en cada predicción y entre los pasos.

use std::io::{self, ErrorKind, IsTerminal};
use std::sync::atomic::{AtomicBool, Ordering};

use nix::sys::signal::{Signal, raise};
use nix::sys::termios::{FlushArg, tcflush};
use rustyline::config::BellStyle;
use rustyline::error::ReadlineError;
use rustyline::{ColorMode, Config, DefaultEditor};

use super::layout::{fold_lines, prose_width};
use crate::ending;
use crate::foreign::printable;
use crate::ground::terminal::Modes;
use crate::voice;

/// Dice si hay una persona delante: la entrada y la salida son un terminal.
pub fn is_interactive() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// Hace una pregunta de sí o no; sin respuesta (Ctrl-D), es que no. El plazo del paso no corre mientras tanto.
pub fn confirm(question: &str) -> bool {
    let answer = without_deadline(|| ask(&format!("{question} [s/N]")));
    let answer = answer.unwrap_or_default().to_lowercase();
    matches!(answer.as_str(), "s" | "sí" | "si")
}

/// Si la lección se para en las predicciones. Lo dice [`Pauses::new`].
static ACTIVE: AtomicBool = AtomicBool::new(false);

/// La predicción de una parte de un paso que tiene varias: se hace antes de cada una, y lo anterior no se va de la
/// pantalla. Con Ctrl-D es `false`, y el paso deja las demás. Si la lección no hace pausas, sigue sin preguntar.
pub fn predict_part(question: &str) -> bool {
    !ACTIVE.load(Ordering::Relaxed)
        || without_deadline(|| ask(&format!("   {question} (Intro sigue; Ctrl-D lo deja aquí):")))
            .is_some()
}

fn without_deadline<T>(wait: impl FnOnce() -> T) -> T {
    let seconds_left = ending::stop_deadline();
    let answer = wait();
    if let Some(seconds) = seconds_left {
        ending::start_deadline(seconds);
    }
    answer
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
        let active = wanted && is_interactive();
        ACTIVE.store(active, Ordering::Relaxed);
        Pauses { active }
    }

    /// Espera la predicción.
    pub fn predict(&self) -> Continue {
        self.wait("   Escribe tu predicción o pulsa Intro (Ctrl-D para salir):")
    }

    /// Espera antes del paso siguiente.
    pub fn between_steps(&self) -> Continue {
        self.wait("\n   Pulsa Intro para seguir (Ctrl-D para salir):")
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
    let prompt = format!("{} ", fold_lines(question, prose_width()));
    loop {
        match read_line(&prompt) {
            // Lo tecleado tras Ctrl-V, o pegado, puede llevar cualquier cosa.
            Ok(line) => return Some(printable(line.trim())),
            Err(ReadlineError::Interrupted) => {
                // El editor recibe Ctrl-C como una tecla: aquí vuelve a ser la señal.
                let _ = raise(Signal::SIGINT);
                return None;
            }
            Err(ReadlineError::Io(error)) if error.kind() == ErrorKind::InvalidData => {
                let _ = tcflush(io::stdin(), FlushArg::TCIFLUSH);
                voice::print("   Eso no es texto UTF-8: escríbelo de nuevo.\n");
            }
            Err(_) => return None,
        }
    }
}

/// Con las teclas de edición de siempre; tras Ctrl-Z y `fg`, la pregunta y lo escrito vuelven a verse.
fn read_line(prompt: &str) -> rustyline::Result<String> {
    let _modes = Modes::remember()?;
    let config = Config::builder()
        .bracketed_paste(false)
        .color_mode(ColorMode::Disabled)
        .bell_style(BellStyle::None)
        .build();
    DefaultEditor::with_config(config)?.readline(prompt)
}
