//! `cargo cronograma [opciones] -- orden argumentos…`: ejecuta la orden, mira todo lo que hace y lo dibuja.

mod options;
mod saving;

use std::ffi::OsString;
use std::io::{self, ErrorKind, IsTerminal, Write};
use std::process::ExitCode;

use options::{Asked, Options};
use witness::draw::{Style, svg, terminal};
use witness::record::{Limit, Status};
use witness::{Record, Watch, WatchError, Watched};

const MISUSE: u8 = 2;
/// Como `timeout`: un límite acabó con la orden.
const LIMIT_MET: u8 = 124;
/// Como `timeout`: no se ha podido mirar.
const CANNOT_WATCH: u8 = 125;
const CANNOT_RUN: u8 = 126;
const NOT_FOUND: u8 = 127;

fn main() -> ExitCode {
    match options::read() {
        Ok(Asked::Watch(options)) => draw(&options),
        Ok(Asked::Help) => {
            print(options::HELP);
            ExitCode::SUCCESS
        }
        Err(misuse) => {
            eprintln!("{misuse}\nCon `cargo cronograma --ayuda` se ven todas las opciones.");
            ExitCode::from(MISUSE)
        }
    }
}

fn draw(options: &Options) -> ExitCode {
    let mut files = [&options.json, &options.svg].into_iter().flatten();
    if let Err(refusal) = files.try_for_each(|file| saving::check(file)) {
        return cannot_write(&refusal);
    }
    let watch = Watch::new(&options.command)
        .limits(options.limits.clone())
        .without_ptrace(options.without_ptrace)
        .stir(options.stir)
        .locks(options.locks);
    let Watched { record, status } = match watch.run() {
        Ok(watched) => watched,
        Err(error) => {
            eprintln!("{error}");
            if matches!(error, WatchError::PtraceRefused(_)) {
                eprintln!(
                    "Con `cargo cronograma --sin-ptrace -- …` se puede mirar también aquí, pero se \
                     ve menos."
                );
            }
            return ExitCode::from(match error {
                WatchError::NotFound(_) => NOT_FOUND,
                WatchError::CannotStart(..) => CANNOT_RUN,
                WatchError::PtraceRefused(_) | WatchError::WatcherDied | WatchError::System(_) => {
                    CANNOT_WATCH
                }
            });
        }
    };
    if let Some(file) = &options.json
        && let Err(refusal) = saving::save(file, &json(&record))
    {
        return cannot_write(&refusal);
    }
    if let Some(file) = &options.svg
        && let Err(refusal) = saving::save(file, svg(&record, &title(&options.command)).as_bytes())
    {
        return cannot_write(&refusal);
    }
    if options.json.is_none() && options.svg.is_none() {
        let color = options.color.unwrap_or_else(|| {
            io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none()
        });
        let picture = terminal(&record, Style { columns: columns(), color });
        let _ = write!(io::stderr(), "\n{picture}");
    }
    for doubt in &record.doubts {
        eprintln!("duda: {doubt}");
    }
    if !record.unknown.is_empty() {
        eprintln!("Sin ptrace se sabe menos:");
    }
    for what in &record.unknown {
        eprintln!("  - {what}");
    }
    if let Some(met) = record.limits.first() {
        eprintln!("se ha puesto fin a la orden: {}", explain(met.limit));
        return match met.limit {
            Limit::Terminated => end_like(Status::Signal(libc::SIGTERM)),
            _ => ExitCode::from(LIMIT_MET),
        };
    }
    end_like(status)
}

/// La orden, como se escribió.
fn title(command: &[OsString]) -> String {
    let words: Vec<_> = command.iter().map(|word| word.to_string_lossy()).collect();
    words.join(" ")
}

fn json(record: &Record) -> Vec<u8> {
    let mut text = serde_json::to_vec(record).expect("todo en un registro se puede escribir");
    text.push(b'\n');
    text
}

fn cannot_write(refusal: &saving::CannotWrite) -> ExitCode {
    eprintln!("{refusal}");
    ExitCode::from(CANNOT_WATCH)
}

fn explain(limit: Limit) -> &'static str {
    match limit {
        Limit::Alive => {
            "había demasiados procesos vivos a la vez, o demasiados hilos (--max-vivos)"
        }
        Limit::Total => "había creado demasiados procesos (--max-procesos)",
        Limit::Wall => "tardaba demasiado (--segundos)",
        Limit::Cpu => "gastaba demasiado tiempo de CPU (--cpu)",
        Limit::Output => "escribía demasiado (--max-salida)",
        Limit::Memory => "los procesos ocupaban demasiada memoria (--memoria)",
        Limit::Stuck => "nadie podía seguir: todos esperaban a otro de ellos (--estancado)",
        Limit::Terminated => "le han pedido al testigo que termine",
        Limit::Survivors => {
            "el primer proceso había terminado, y quedaban otros (--supervivientes)"
        }
    }
}

/// Acaba como la orden, también si la mató una señal.
fn end_like(status: Status) -> ExitCode {
    match status {
        Status::Code(code) => ExitCode::from(code as u8),
        Status::Signal(signal) => {
            let no_core = libc::rlimit { rlim_cur: 0, rlim_max: 0 };
            // SAFETY: no tocan más memoria que `no_core`, que está viva.
            unsafe {
                libc::setrlimit(libc::RLIMIT_CORE, &raw const no_core);
                libc::signal(signal, libc::SIG_DFL);
                libc::raise(signal);
            }
            // Solo se llega si la señal está bloqueada: la shell diría lo mismo.
            ExitCode::from((128 + signal) as u8)
        }
    }
}

/// Las columnas del terminal de la salida de errores, que es donde se dibuja; 80 si no es un terminal.
fn columns() -> usize {
    // SAFETY: `winsize` puede valer cero en todos sus bytes.
    let mut size: libc::winsize = unsafe { std::mem::zeroed() };
    // SAFETY: `size` está viva, y es lo que escribe TIOCGWINSZ.
    let known = unsafe { libc::ioctl(2, libc::TIOCGWINSZ, &raw mut size) } == 0 && size.ws_col > 0;
    if known { usize::from(size.ws_col) } else { 80 }
}

fn print(text: &str) {
    match io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => eprintln!("{error}"),
        _ => {}
    }
}
