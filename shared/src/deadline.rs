//! Esperar en un descriptor con un plazo, sin gastar CPU y sin que una señal acorte la espera.

use std::os::fd::BorrowedFd;
use std::time::{Duration, Instant};

use nix::errno::Errno;
use nix::poll::{PollFd, PollFlags, PollTimeout, poll};

/// Espera a que haya algo que leer en el descriptor, a lo sumo `timeout`; dice si lo hay.
pub(crate) fn readable_within(descriptor: BorrowedFd<'_>, timeout: Duration) -> nix::Result<bool> {
    // Un plazo que no cabe en el reloj es como no tener plazo.
    let deadline = Instant::now().checked_add(timeout);
    loop {
        let left = deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
        match poll(&mut [PollFd::new(descriptor, PollFlags::POLLIN)], poll_timeout(left)) {
            Ok(0) if left.is_some_and(|left| left.is_zero()) => return Ok(false),
            Ok(0) | Err(Errno::EINTR) => {}
            Ok(_) => return Ok(true),
            Err(error) => return Err(error),
        }
    }
}

/// En milisegundos y hacia arriba: con 0,4 ms por delante, un plazo de 0 ms sería espera activa.
fn poll_timeout(left: Option<Duration>) -> PollTimeout {
    left.map_or(PollTimeout::NONE, |left| {
        PollTimeout::try_from(left.as_nanos().div_ceil(1_000_000)).unwrap_or(PollTimeout::MAX)
    })
}
