//! Las señales de un servidor que para con orden: bloqueadas, y leídas de un descriptor.

use std::os::fd::AsFd;
use std::time::Instant;

use nix::errno::Errno;
use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use nix::sys::signal::SigSet;
use nix::sys::signalfd::{SfdFlags, SignalFd};
use shared::Signal;

// ANCHOR: senales
/// Un descriptor que avisa de que ha terminado un hijo o hay que parar.
///
/// Los hijos heredan las señales bloqueadas, y así no los mata el Ctrl-C.
pub fn senales() -> nix::Result<SignalFd> {
    let cuales = [Signal::SIGCHLD, Signal::SIGTERM, Signal::SIGINT];
    let avisos: SigSet = cuales.into_iter().collect();
    avisos.thread_block()?;
    let modo = SfdFlags::SFD_NONBLOCK | SfdFlags::SFD_CLOEXEC;
    SignalFd::with_flags(&avisos, modo)
}

/// Lee un aviso, si lo hay: el que no es de un hijo es de que hay que parar.
pub fn hay_que_parar(avisos: &SignalFd) -> nix::Result<bool> {
    let aviso = avisos.read_signal()?;
    let de_un_hijo = Signal::SIGCHLD as i32;
    Ok(aviso.is_some_and(|aviso| aviso.ssi_signo as i32 != de_un_hijo))
}

/// En un hijo: `SIGTERM` vuelve a terminarlo, si alguien se la envía a él.
pub fn atender_sigterm() -> nix::Result<()> {
    SigSet::from(Signal::SIGTERM).thread_unblock()
}
// ANCHOR_END: senales

/// Espera a que haya un aviso; falso si se acaba el plazo.
pub fn esperar_aviso(avisos: &SignalFd, limite: Instant) -> nix::Result<bool> {
    loop {
        let queda = limite.saturating_duration_since(Instant::now());
        let plazo = PollTimeout::try_from(queda.as_millis() + 1)
            .unwrap_or(PollTimeout::MAX);
        match poll(&mut [PollFd::new(avisos.as_fd(), PollFlags::POLLIN)], plazo) {
            Ok(0) if queda.is_zero() => return Ok(false),
            Ok(0) | Err(Errno::EINTR) => {}
            Ok(_) => return Ok(true),
            Err(error) => return Err(error),
        }
    }
}
