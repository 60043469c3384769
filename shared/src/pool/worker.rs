//! Lo que hace un obrero: sacar un trozo de la cola, hacer sus tareas y dejar los resultados en su carril.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;

use marks::{Act, Kind};
use nix::sys::signal::{SigHandler, Signal, signal};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::bell::Bell;
use super::chunk::{self, Opened};
use super::lane::{DONE, FAILED, Lane, NOT_INITIALIZED, PANICKED, TAKEN, UNABLE, UNSENDABLE};
use crate::ipc::IpcError;
use crate::ipc::byte_queue::ByteQueue;

/// Lo que comparten el padre y los obreros.
pub(super) struct Workshop<'a, A, R> {
    /// Los trozos por hacer. Uno vacío dice a un obrero que acabe.
    pub chunks: ByteQueue,
    pub bell: Bell,
    pub function: Box<dyn Fn(A) -> Result<R, String> + 'a>,
    pub initializer: Option<Box<dyn Fn() -> Result<(), String> + 'a>>,
    /// Cuántos trozos hace un obrero antes de dejar el sitio a otro nuevo.
    pub chunks_per_worker: Option<u32>,
}

/// Trabaja hasta que se le diga que acabe; devuelve su código de salida.
pub(super) fn work<A: DeserializeOwned, R: Serialize>(
    workshop: &Rc<Workshop<'_, A, R>>,
    lane: &Lane,
) -> i32 {
    // Ctrl-C llega a toda la familia: quien decide qué hacer es el padre.
    // SAFETY: SIG_IGN no ejecuta código nuestro cuando llega la señal.
    let _ = unsafe { signal(Signal::SIGINT, SigHandler::SigIgn) };
    if let Err(reason) = initialize(workshop) {
        return resign(workshop, lane, NOT_INITIALIZED, &reason);
    }
    // Los búferes se usan una y otra vez: estrenar las páginas de uno cuesta más que llenarlo.
    let (mut chunk, mut message) = (Vec::new(), Vec::new());
    let mut left = workshop.chunks_per_worker;
    while left != Some(0) {
        chunk.clear();
        let got = workshop.chunks.get(&mut chunk, None, |number| lane.claim(number));
        match got {
            Err(error @ IpcError::System(_)) => {
                return resign(workshop, lane, UNABLE, &error.to_string());
            }
            Ok(true) if !chunk.is_empty() => {}
            _ => return 0,
        }
        if do_chunk(workshop, lane, &chunk, &mut message).is_none() {
            return 1;
        }
        left = left.map(|left| left - 1);
    }
    0
}

/// Dice por qué este obrero no puede trabajar; devuelve su código de salida.
fn resign<A, R>(workshop: &Workshop<'_, A, R>, lane: &Lane, kind: u8, reason: &str) -> i32 {
    let message: Vec<u8> = [kind].into_iter().chain(reason.bytes()).collect();
    let _ = lane.send(&message, &workshop.bell);
    lane.publish(&workshop.bell);
    1
}

fn initialize<A, R>(workshop: &Workshop<'_, A, R>) -> Result<(), String> {
    let Some(initializer) = &workshop.initializer else { return Ok(()) };
    match catch_unwind(AssertUnwindSafe(initializer)) {
        Ok(outcome) => outcome,
        Err(panic) => Err(format!("pánico («{}»)", panic_message(&*panic))),
    }
}

fn do_chunk<A: DeserializeOwned, R: Serialize>(
    workshop: &Workshop<'_, A, R>,
    lane: &Lane,
    chunk: &[u8],
    message: &mut Vec<u8>,
) -> Option<()> {
    let Opened { count, done, first, mut tasks } = chunk::open(chunk)?;
    lane.start(done);
    message.clear();
    message.push(TAKEN);
    message.extend(lane.claimed().to_ne_bytes());
    lane.send(message, &workshop.bell).ok()?;
    let mut published = lane.written();
    for task in 0..count {
        let (argument, rest) = postcard::take_from_bytes::<A>(tasks).ok()?;
        tasks = rest;
        if task < done {
            continue;
        }
        lane.start(task + 1);
        perform(workshop, lane, first + task, argument, message)?;
        if lane.is_loaded(published) {
            lane.publish(&workshop.bell);
            published = lane.written();
        }
    }
    lane.publish(&workshop.bell);
    Some(())
}

/// Hace una tarea y envía su resultado, o por qué no lo tiene.
#[inline]
fn perform<A, R: Serialize>(
    workshop: &Workshop<'_, A, R>,
    lane: &Lane,
    number: u32,
    argument: A,
    message: &mut Vec<u8>,
) -> Option<()> {
    let bell = &workshop.bell;
    let mark = |act| {
        workshop.chunks.id.mark_value(Kind::Pool, act, || Some(number.into()));
    };
    mark(Act::TaskBegun);
    let outcome = catch_unwind(AssertUnwindSafe(|| (workshop.function)(argument)));
    mark(Act::TaskEnded);
    let (kind, reason) = match outcome {
        Ok(Ok(result)) => match lane.send_value(DONE, &result, message, bell) {
            Ok(()) => return Some(()),
            Err(error) => (UNSENDABLE, error.to_string()),
        },
        Ok(Err(error)) => (FAILED, error),
        Err(panic) => (PANICKED, panic_message(&*panic)),
    };
    message.clear();
    message.push(kind);
    message.extend(reason.bytes());
    lane.send(message, bell).ok()
}

fn panic_message(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("sin mensaje").to_owned()
}
