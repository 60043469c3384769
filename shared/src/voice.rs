//! Quién habla: cada línea sale con una sola llamada `write(2)` y empieza por quien la dice.

use std::fmt;
use std::io;
use std::os::fd::{AsFd, BorrowedFd};

use colored::{Color, Colorize};
use nix::errno::Errno;
use nix::unistd::getpid;
use textwrap::core::display_width;

use crate::ending;
use crate::fold::{columns_of, fold};
use crate::ground::output::{flush_stdout, write_all, write_error};
use crate::me::{self, Name};
use crate::varies::is_recording;

const CHILD_COLORS: [Color; 5] =
    [Color::Green, Color::Yellow, Color::Magenta, Color::Blue, Color::Red];

/// Como `println!`, pero con quien habla delante y en una sola llamada `write(2)`: las líneas de varios
/// procesos se mezclan, pero ninguna se parte.
#[macro_export]
macro_rules! say {
    ($($text:tt)*) => { $crate::voice::speak(::std::format_args!($($text)*)) };
}

/// Lo que hay detrás de [`say!`]. Un texto de varias líneas lleva el prefijo en cada una, y en un terminal la que no cabe
/// se parte entre dos palabras; lo que va `entre acentos graves`, que puede ser una orden, no se parte.
///
/// Si nadie lee ya la salida (`… | head -1`), el proceso acaba en silencio: véase [`ending::nobody_listens`].
pub fn speak(text: fmt::Arguments<'_>) {
    let output = io::stdout();
    emit(output.as_fd(), &prefixed(&text.to_string(), columns_of(output.as_fd())));
}

/// Como [`say!`](crate::say), para lo que solo se dice si se da el caso (falta un programa, la máquina está ocupada): no
/// se graba.
#[macro_export]
macro_rules! say_incident {
    ($($text:tt)*) => { $crate::voice::speak_incident(::std::format_args!($($text)*)) };
}

/// Lo que hay detrás de [`say_incident!`](crate::say_incident).
pub fn speak_incident(text: fmt::Arguments<'_>) {
    if !is_recording() {
        speak(text);
    }
}

/// Como [`speak`], pero por la salida de errores.
pub fn complain(text: fmt::Arguments<'_>) {
    let output = io::stderr();
    emit(output.as_fd(), &prefixed(&text.to_string(), columns_of(output.as_fd())));
}

/// Escribe un texto sin prefijo, con una sola llamada `write(2)`: títulos y preguntas de la lección.
pub fn print(text: &str) {
    emit(io::stdout().as_fd(), text);
}

/// Como [`print`], para quien tiene algo mejor que hacer que acabar si no se puede escribir.
///
/// # Errors
/// El de `write(2)`: `EPIPE` si nadie lee ya.
pub fn try_print(text: &str) -> nix::Result<()> {
    flush_stdout()?;
    write_all(io::stdout().as_fd(), text.as_bytes())
}

/// Escribe un mensaje de error sin prefijo. Si nadie puede leerlo, se pierde.
pub fn print_error(text: &str) {
    write_error(text);
}

/// Las columnas que ocupa quien habla, delante de cada línea. Al grabar no dependen de su PID, que se cambia por un nombre.
pub fn label_width() -> usize {
    const RECORDED_NAME: &str = "H1";
    let label =
        if is_recording() { label_with(RECORDED_NAME) } else { label_with(&getpid().to_string()) };
    label.chars().count() + 1
}

fn color_of(name: &Name) -> Color {
    match name.lineage() {
        [] => Color::Cyan,
        [ancestors @ .., number] => {
            CHILD_COLORS[(*number as usize - 1 + 2 * ancestors.len()) % CHILD_COLORS.len()]
        }
    }
}

fn label_with(pid: &str) -> String {
    format!("{} {pid} │", me::name())
}

fn prefixed(text: &str, columns: Option<usize>) -> String {
    let room = columns.map_or(usize::MAX, |columns| columns.saturating_sub(label_width()));
    let label = label_with(&getpid().to_string()).color(color_of(&me::name())).bold();
    let mut lines = String::new();
    for line in text.lines().flat_map(|line| fitting(line, room)) {
        lines.push_str(format!("{label} {line}").trim_end());
        lines.push('\n');
    }
    lines
}

/// La línea o, si no cabe, las líneas en que se parte, con más sangrado desde la segunda.
fn fitting(line: &str, room: usize) -> Vec<String> {
    if display_width(line) <= room {
        return vec![line.to_owned()];
    }
    let (indent, rest) = line.split_at(line.len() - line.trim_start().len());
    fold(rest, room, indent, &format!("{indent}  ")).lines().map(str::to_owned).collect()
}

fn emit(output: BorrowedFd<'_>, text: &str) {
    // Lo que quedara en el búfer de `print!` va antes, en el orden en que se escribió.
    match flush_stdout().and_then(|()| write_all(output, text.as_bytes())) {
        Ok(()) => {}
        Err(Errno::EPIPE) => ending::nobody_listens(),
        Err(error) => ending::cannot_write(error),
    }
}
