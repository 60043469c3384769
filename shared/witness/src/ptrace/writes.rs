//! Lo que se escribe en las salidas de la ejecución, y por dónde más puede salir algo de un proceso.

use super::filter::Class;
use super::proc_files;
use super::raw::{self, SyscallInfo};
use super::task::Call;
use super::tracer::Tracer;
use crate::record::{FILE_NAMES, Limit, SHARED_MEMORY};

/// Lo que se guarda de una escritura.
const MOST_TEXT: u64 = 4096;
/// Los semáforos con nombre: solo sirven para turnarse.
const SEMAPHORE: &str = "/dev/shm/sem.";

impl Tracer {
    /// Solo cuenta lo que se escribe en la salida, o en la de errores, con la que empezó la ejecución.
    pub(super) fn write_begins(
        &mut self,
        pid: i32,
        info: &SyscallInfo,
        class: Class,
    ) -> Option<Call> {
        let fd = info.argument(0) as i32;
        if let Some(output) = self.output_behind(pid, fd) {
            let (address, count) = (info.argument(1), info.argument(2));
            let text = match class {
                Class::Writev => gather(pid, address, count as usize),
                _ => raw::read_memory(pid, address, count.min(MOST_TEXT) as usize),
            };
            return Some(Call::Write { fd: output, text });
        }
        self.writes_elsewhere(pid, fd);
        None
    }

    /// Cuál de las dos salidas es, que puede tenerse con otro número (`dup`, `/dev/stdout`), o con el de la otra (`2>&1`).
    fn output_behind(&self, pid: i32, fd: i32) -> Option<i32> {
        let target = proc_files::descriptor(pid, fd)?;
        let is_it = |output: &i32| self.outputs[*output as usize - 1].as_ref() == Some(&target);
        [1, 2].into_iter().filter(is_it).min_by_key(|output| *output != fd)
    }

    pub(super) fn writes_elsewhere(&mut self, pid: i32, fd: i32) {
        if self.locks
            && let Some(outlet) = proc_files::descriptor(pid, fd)
            && !outlet.starts_with(SEMAPHORE)
        {
            self.take.has_outlet(pid, outlet);
        }
    }

    /// Pide memoria que verán otros: un trozo de un fichero, o de ninguno.
    pub(super) fn shares_memory(&mut self, pid: i32, info: &SyscallInfo) {
        let file = proc_files::descriptor(pid, info.argument(4) as i32);
        if !file.is_some_and(|file| file.starts_with(SEMAPHORE)) {
            self.take.has_outlet(pid, SHARED_MEMORY.to_owned());
        }
    }

    /// Crea, cambia o borra el nombre de un fichero, que está en el primer argumento o, si es en una carpeta, en el segundo.
    pub(super) fn changes_names(&mut self, pid: i32, info: &SyscallInfo) {
        let of_semaphore = |argument| {
            raw::read_text(pid, info.argument(argument), SEMAPHORE.len()).starts_with(SEMAPHORE)
        };
        if ![0, 1].into_iter().any(of_semaphore) {
            self.take.has_outlet(pid, FILE_NAMES.to_owned());
        }
    }

    pub(super) fn write_ends(&mut self, pid: i32, fd: i32, text: &[u8], bytes: i64) {
        let bytes = bytes as u64;
        self.take.wrote(pid, fd, bytes, &text[..text.len().min(bytes as usize)]);
        self.written += bytes;
        if self.limits.output_bytes.is_some_and(|most| self.written > most) {
            self.end_all(Limit::Output);
        }
    }
}

/// Los trozos de un `writev`, seguidos.
fn gather(pid: i32, address: u64, count: usize) -> Vec<u8> {
    const IOVEC: usize = 16;
    const MOST_PARTS: usize = 64;
    let vectors = raw::read_memory(pid, address, count.min(MOST_PARTS) * IOVEC);
    let mut text = Vec::new();
    for vector in vectors.chunks_exact(IOVEC) {
        let number =
            |at: usize| u64::from_ne_bytes(vector[at..at + 8].try_into().unwrap_or_default());
        let room = MOST_TEXT.saturating_sub(text.len() as u64);
        text.extend(raw::read_memory(pid, number(0), number(8).min(room) as usize));
    }
    text
}
