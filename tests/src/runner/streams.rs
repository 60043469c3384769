//! Los extremos del vigilante: lo que dice el programa y lo que se le escribe, sin bloquearse nunca.

use std::fs::File;
use std::io::{self, Read, Write};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};

/// Cuánto se guarda de cada salida; lo que pase de aquí se lee y se olvida.
const KEPT_BYTES: usize = 16 << 20;
/// Cuánto se lee de una vez, para que quien no calla no impida mirar lo demás.
const TURN_BYTES: usize = 1 << 20;
const END_OF_FILE_KEY: u8 = 0x04;

/// Una salida del programa y todo lo que ha dicho por ella.
pub(super) struct Stream {
    file: Option<File>,
    bytes: Vec<u8>,
    /// Hasta dónde se ha dado por leído con `wait_for`.
    mark: usize,
    /// Hasta dónde se ha buscado ya el texto que se espera ahora.
    searched: usize,
    lines_left: Option<usize>,
}

impl Stream {
    pub fn new(fd: OwnedFd) -> Self {
        Stream { file: Some(fd.into()), ..Stream::closed() }
    }

    pub fn closed() -> Self {
        Stream { file: None, bytes: Vec::new(), mark: 0, searched: 0, lines_left: None }
    }

    pub fn close_after(&mut self, lines: usize) {
        self.lines_left = Some(lines);
        self.leave_if_enough(0);
    }

    pub fn close(&mut self) {
        self.file = None;
    }

    pub fn fd(&self) -> Option<BorrowedFd<'_>> {
        self.file.as_ref().map(AsFd::as_fd)
    }

    /// Lee lo que haya, sin esperar.
    pub fn pump(&mut self) {
        let mut buffer = [0; 64 << 10];
        let mut turn = 0;
        while turn < TURN_BYTES {
            let Some(file) = &mut self.file else { return };
            match file.read(&mut buffer) {
                Ok(read) if read > 0 => {
                    let start = self.bytes.len();
                    let kept = read.min(KEPT_BYTES.saturating_sub(start));
                    self.bytes.extend_from_slice(&buffer[..kept]);
                    self.leave_if_enough(start);
                    turn += read;
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => return,
                // Cero bytes, o EIO en una terminal: nadie tiene abierto el otro extremo.
                Ok(_) | Err(_) => self.file = None,
            }
        }
    }

    fn leave_if_enough(&mut self, start: usize) {
        let Some(left) = &mut self.lines_left else { return };
        let ends = self.bytes[start..].iter().enumerate().filter(|(_, byte)| **byte == b'\n');
        match ends.map(|(position, _)| start + position + 1).take(*left).enumerate().last() {
            Some((index, end)) if index + 1 == *left => self.bytes.truncate(end),
            Some((index, _)) => {
                *left -= index + 1;
                return;
            }
            None if *left > 0 => return,
            None => {}
        }
        self.file = None;
    }

    /// Busca un texto después de la marca y, si está, pone la marca detrás.
    pub fn take(&mut self, text: &str) -> bool {
        let length = text.len().max(1);
        let found =
            self.bytes[self.searched..].windows(length).position(|bytes| bytes == text.as_bytes());
        match found {
            Some(position) => self.mark = self.searched + position + text.len(),
            None => self.searched = self.mark.max((self.bytes.len() + 1).saturating_sub(length)),
        }
        found.is_some()
    }

    /// Lo próximo que se busque será otro texto.
    pub fn forget_search(&mut self) {
        self.searched = self.mark;
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }
}

/// La entrada del programa y lo que queda por escribir en ella.
pub(super) struct Input {
    file: Option<File>,
    pending: Vec<u8>,
    closing: bool,
    terminal: bool,
}

impl Input {
    pub fn new(fd: OwnedFd) -> Self {
        Input { file: Some(fd.into()), ..Input::none() }
    }

    pub fn none() -> Self {
        Input { file: None, pending: Vec::new(), closing: false, terminal: false }
    }

    pub fn with_terminal(self) -> Self {
        Input { terminal: true, ..self }
    }

    pub fn push(&mut self, bytes: &[u8]) {
        self.pending.extend_from_slice(bytes);
    }

    /// Fin de fichero cuando se haya escrito todo.
    pub fn close_when_empty(&mut self) {
        if self.terminal {
            self.pending.push(END_OF_FILE_KEY);
        } else {
            self.closing = true;
        }
        self.pump();
    }

    /// El descriptor, si queda algo por escribir.
    pub fn fd(&self) -> Option<BorrowedFd<'_>> {
        if self.pending.is_empty() { None } else { self.file.as_ref().map(AsFd::as_fd) }
    }

    /// Escribe lo que quepa, sin esperar.
    pub fn pump(&mut self) {
        while let (Some(file), false) = (&mut self.file, self.pending.is_empty()) {
            match file.write(&self.pending) {
                Ok(written) => drop(self.pending.drain(..written)),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => return,
                Err(_) => self.file = None,
            }
        }
        if self.closing {
            self.file = None;
        }
    }
}
