//! Escribir hasta el final, también en una salida no bloqueante.
//!
//! Que una salida sea no bloqueante (`O_NONBLOCK`) no lo decide quien escribe: es del fichero abierto, y lo comparten
//! todos los que lo han heredado. Cuando está llena, `write` responde `EAGAIN` en vez de esperar, y quien lo tome por un
//! error pierde lo que iba a decir. Aquí se espera con `poll`.

use std::io::{self, Write};
use std::os::fd::{AsFd, BorrowedFd};

use nix::errno::Errno;
use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use nix::unistd::write;

/// Lo escribe todo. Si el lector es lento, espera a que lea.
///
/// Solo hace llamadas al sistema, porque también se llama desde el manejador de señales.
pub(crate) fn write_all(output: BorrowedFd<'_>, mut bytes: &[u8]) -> nix::Result<()> {
    while !bytes.is_empty() {
        match write(output, bytes) {
            Ok(written) => bytes = &bytes[written..],
            Err(Errno::EAGAIN) => wait_for_room(output)?,
            Err(Errno::EINTR) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Escribe lo que quede en el búfer de `print!`.
pub(crate) fn flush_stdout() -> nix::Result<()> {
    let stdout = io::stdout();
    loop {
        // Lo que no llega a escribirse sigue en el búfer.
        let Err(error) = stdout.lock().flush() else { return Ok(()) };
        match error.raw_os_error().map(Errno::from_raw) {
            Some(Errno::EAGAIN) => wait_for_room(stdout.as_fd())?,
            Some(error) => return Err(error),
            None => return Err(Errno::EIO),
        }
    }
}

/// Escribe un mensaje de error. Si nadie puede leerlo, se pierde: no hay a quién quejarse.
pub(crate) fn write_error(text: &str) {
    let _ = write_all(io::stderr().as_fd(), text.as_bytes());
}

fn wait_for_room(output: BorrowedFd<'_>) -> nix::Result<()> {
    match poll(&mut [PollFd::new(output, PollFlags::POLLOUT)], PollTimeout::NONE) {
        Ok(_) | Err(Errno::EINTR) => Ok(()),
        Err(error) => Err(error),
    }
}
