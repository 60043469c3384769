//! El proceso que lanzó el usuario: hace de guardián de quien mira, y quien mira, de él.
//!
//! Los dos adoptan huérfanos. Si matan al que mira, sus hijos pasan a este, que los mata; si matan a este, al que mira se
//! le cierra una tubería, y los mata él. Solo si mueren los dos a la vez puede quedar alguien.

use std::io::{self, PipeReader, PipeWriter, Read, Write, pipe};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Instant;

use nix::sys::prctl;
use serde::{Deserialize, Serialize};

use super::{forward, reaping, watcher};
use crate::keyboard::{self, Ignored};
use crate::{Record, Watch, WatchError, Watched, record::Status};

/// Lo que contesta quien mira, si no muere antes.
#[derive(Serialize, Deserialize)]
enum Answer {
    Watched { record: Box<Record>, status: Status },
    NotFound,
    CannotStart(i32),
    System(i32),
}

pub fn watch(asked: &Watch) -> Result<Watched, WatchError> {
    let start = Instant::now();
    let (alive, _guardian_lives) = pipe().map_err(WatchError::System)?;
    let (mut answer, answering) = pipe().map_err(WatchError::System)?;
    let adopting = Adopting::start().map_err(WatchError::System)?;
    // Antes de que nazca el programa: si lo detienen desde el terminal, este proceso ha de esperar a que lo detenga quien mira.
    let keyboard = keyboard::leave_to_the_program();
    // SAFETY: este proceso tiene un solo hilo (lo exige `Watch::run`).
    let watcher = unsafe { libc::fork() };
    match watcher {
        -1 => return Err(WatchError::System(io::Error::last_os_error())),
        0 => {
            drop((_guardian_lives, answer));
            answer_and_end(asked, start, keyboard, alive, answering)
        }
        _ => drop((alive, answering)),
    }
    let forwarding = forward::forward_to(watcher);
    let mut bytes = Vec::new();
    let read = answer.read_to_end(&mut bytes);
    // Después, ese PID puede ser de otro.
    drop(forwarding);
    reaping::reap(watcher);
    // Si el que miraba no llegó a contestar, aquí están sus hijos.
    let killed = reaping::kill_everybody();
    drop((keyboard, adopting));
    read.and(killed).map_err(WatchError::System)?;
    match serde_json::from_slice(&bytes) {
        Ok(Answer::Watched { record, status }) => Ok(Watched { record: *record, status }),
        Ok(Answer::NotFound) => Err(WatchError::NotFound(asked.command[0].clone())),
        Ok(Answer::CannotStart(errno)) => Err(WatchError::CannotStart(
            asked.command[0].clone(),
            io::Error::from_raw_os_error(errno),
        )),
        Ok(Answer::System(errno)) => Err(WatchError::System(io::Error::from_raw_os_error(errno))),
        Err(_) => Err(WatchError::WatcherDied),
    }
}

/// En el hijo: mira, contesta y termina.
fn answer_and_end(
    asked: &Watch,
    start: Instant,
    keyboard: Ignored,
    guardian: PipeReader,
    mut answering: PipeWriter,
) -> ! {
    let watched =
        catch_unwind(AssertUnwindSafe(|| watcher::watch(asked, start, keyboard, guardian)));
    let answer = watched.ok().map(|watched| match watched {
        Ok(Watched { record, status }) => Answer::Watched { record: Box::new(record), status },
        Err(WatchError::NotFound(_)) => Answer::NotFound,
        Err(WatchError::CannotStart(_, error)) => Answer::CannotStart(errno(&error)),
        Err(WatchError::PtraceRefused(error) | WatchError::System(error)) => {
            Answer::System(errno(&error))
        }
        Err(WatchError::WatcherDied) => Answer::System(libc::ECHILD),
    });
    let sent = answer
        .and_then(|answer| serde_json::to_vec(&answer).ok())
        .is_some_and(|bytes| answering.write_all(&bytes).is_ok());
    // SAFETY: termina sin vaciar lo que heredó del guardián, que lo vaciará él.
    unsafe { libc::_exit(i32::from(!sent)) }
}

fn errno(error: &io::Error) -> i32 {
    error.raw_os_error().unwrap_or(libc::EIO)
}

/// Mientras vive, este proceso adopta a sus descendientes huérfanos.
struct Adopting {
    before: bool,
}

impl Adopting {
    fn start() -> io::Result<Self> {
        let before = prctl::get_child_subreaper()?;
        prctl::set_child_subreaper(true)?;
        Ok(Self { before })
    }
}

impl Drop for Adopting {
    fn drop(&mut self) {
        let _ = prctl::set_child_subreaper(self.before);
    }
}
