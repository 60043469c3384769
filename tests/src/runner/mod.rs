//! El vigilante: un proceso de un solo hilo que ejecuta un programa, lo maneja y cuenta lo que deja atrás.

mod acts;
mod drive;
mod leftovers;
pub(crate) mod shm;
mod start;
mod streams;

use std::io::{self, Write};
use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context, Result};
use nix::sys::prctl;
use nix::sys::signal::{SaFlags, SigAction, SigHandler, SigSet, Signal, sigaction};
use nix::sys::signalfd::SignalFd;
use nix::unistd::{alarm, setsid};
use witness::subreaper::become_subreaper;

use shm::Shm;

use crate::outcome::Outcome;
use crate::spec::Spec;

/// Con este argumento, un binario de pruebas es el vigilante.
pub(crate) const ARGUMENT: &str = "--vigilar-un-programa";

/// Si el propio vigilante no acaba en este tiempo tras el plazo del programa, `SIGALRM` lo termina.
const OWN_MARGIN: Duration = Duration::from_secs(30);

/// Lo que responde el vigilante: lo que vio, o por qué no pudo ejecutar el programa.
pub(crate) type Reply = Result<Outcome, String>;

/// Lee el encargo por la entrada, lo cumple y responde por la salida.
pub(crate) fn serve() -> ExitCode {
    let reply: Reply = watch().map_err(|error| format!("{error:#}"));
    let sent = serde_json::to_vec(&reply)
        .map_err(io::Error::from)
        .and_then(|bytes| io::stdout().lock().write_all(&bytes));
    if sent.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn watch() -> Result<Outcome> {
    let mut line = String::new();
    io::stdin().read_line(&mut line)?;
    let spec: Spec =
        serde_json::from_str(&line).context("el encargo del vigilante no se entiende")?;

    alarm::set(u32::try_from((spec.deadline + OWN_MARGIN).as_secs()).unwrap_or(u32::MAX));
    let child_ended = become_watcher()?;
    let shm = Shm::separate();
    let started = start::start(&spec)?;
    let mut drive = drive::Drive::new(&spec, started, child_ended);
    let finish = drive.until_main_ends()?;
    leftovers::account(drive, finish, &shm)
}

/// Una sesión propia, la adopción de los huérfanos y las muertes de los hijos por un descriptor.
fn become_watcher() -> Result<SignalFd> {
    prctl::set_name(c"vigilante")?;
    setsid()?;
    let ignore = SigAction::new(SigHandler::SigIgn, SaFlags::empty(), SigSet::empty());
    // SAFETY: ignorar una señal no instala ningún manejador. Llega cuando se cierra la terminal del programa.
    unsafe { sigaction(Signal::SIGHUP, &ignore) }?;
    become_subreaper().context("el vigilante no puede adoptar huérfanos")
}
