//! `cargo leccion`: enseña el curso, o abre una lección y le pasa todo lo que se escriba detrás.

#[cfg(not(target_os = "linux"))]
compile_error!(
    "Este cuaderno necesita Linux, porque usa /proc y llamadas al sistema de Linux: en Windows, instala WSL2; en macOS, una máquina virtual."
);

mod tally;

use std::env;
use std::ffi::{OsStr, OsString};
use std::io::{self, ErrorKind, Write};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use course::{COURSE, Choice, CourseLesson, choose};

const MISUSE: u8 = 2;

fn main() -> ExitCode {
    let mut arguments = env::args_os().skip(1).skip_while(|word| word == "--");
    let Some(first) = arguments.next() else { return show(&course()) };
    // Lo que un terminal obedecería no se repite.
    let typed: String =
        first.to_string_lossy().chars().map(|c| if c.is_control() { '?' } else { c }).collect();
    match (typed.as_str(), choose(&typed)) {
        ("-h" | "--help" | "--ayuda" | "-l" | "--lista", _) => show(&course()),
        (_, Choice::One(lesson)) => open(lesson, arguments),
        (_, Choice::Several(lessons)) => refuse(&format!(
            "«{typed}» puede ser más de una lección; escribe su número:\n{}",
            lines(lessons)
        )),
        (option, Choice::None) if option.starts_with('-') => refuse(&format!(
            "delante de «{typed}» falta la lección, como en:\n   cargo leccion 00 {typed}"
        )),
        (_, Choice::None) => refuse(&format!(
            "no hay ninguna lección «{typed}». Las lecciones son:\n{}\
             Si es un paso, escribe delante su lección:\n   cargo leccion LECCIÓN {typed}",
            lines(&COURSE)
        )),
    }
}

/// Se convierte en la lección: las señales, el terminal y el código de salida son los suyos.
fn open(lesson: &CourseLesson, arguments: impl Iterator<Item = OsString>) -> ExitCode {
    // `cargo leccion 00 -- memoria` es lo mismo que `cargo leccion 00 memoria`.
    let arguments = arguments.enumerate().filter(|(place, word)| *place > 0 || word != "--");
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let error = Command::new(&cargo)
        .args(["run", "--quiet", "--manifest-path"])
        .arg(workbook())
        .args(["--bin", lesson.name, "--"])
        .args(arguments.map(|(_, word)| word))
        .exec();
    let reason = if error.kind() == ErrorKind::NotFound { "no existe" } else { "no se deja" };
    complain(&format!("no se puede ejecutar {}: {reason}", cargo.display()));
    ExitCode::FAILURE
}

/// El `Cargo.toml` del cuaderno: `cargo leccion` vale en cualquiera de sus carpetas.
fn workbook() -> PathBuf {
    let here = env::var_os("CARGO_MANIFEST_DIR");
    let here = PathBuf::from(here.as_deref().unwrap_or(OsStr::new(env!("CARGO_MANIFEST_DIR"))));
    here.ancestors().nth(2).unwrap_or(&here).join("Cargo.toml")
}

fn course() -> String {
    let workbook = workbook();
    let folder = workbook.parent().unwrap_or(Path::new("."));
    let with_tally = |lesson| format!("{}{}", lines([lesson]), tally::line(folder, lesson));
    format!(
        "Procesos en Unix: cuaderno de prácticas\n\n{}\n\
         Debajo de cada lección, los pasos que has visto en un terminal y los\n\
         ejercicios que has hecho con `cargo practica`.\n\n\
         Una lección se abre con su número o con una parte de su nombre, y un paso\n\
         se pide detrás:\n\n   \
         cargo leccion 01\n   \
         cargo leccion sync lock\n\n\
         Sus pasos y sus opciones:\n\n   \
         cargo leccion 01 --lista\n   \
         cargo leccion 01 --ayuda\n",
        COURSE.iter().map(with_tally).collect::<String>()
    )
}

fn lines<'a>(lessons: impl IntoIterator<Item = &'a CourseLesson>) -> String {
    let line = |lesson: &CourseLesson| {
        let pending = if lesson.written { "" } else { " (por escribir)" };
        format!("  {:<20}{}{pending}\n", lesson.name, lesson.title)
    };
    lessons.into_iter().map(line).collect()
}

fn show(text: &str) -> ExitCode {
    match course::say(text) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(error);
            ExitCode::FAILURE
        }
    }
}

fn refuse(complaint: &str) -> ExitCode {
    complain(complaint);
    ExitCode::from(MISUSE)
}

fn complain(complaint: &str) {
    let _ = writeln!(io::stderr(), "Error: {}", complaint.trim_end());
}
