//! Esperar en un descriptor con un plazo, sin gastar CPU y sin que una señal acorte la espera.

use std::os::fd::BorrowedFd;
use std::time::{Duration, Instant};

use nix::errno::Errno;
use nix::poll::{PollFd, PollFlags, PollTimeout, poll};

/// El instante en que se acaba un plazo, si se acaba.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Deadline(Option<Instant>);

impl Deadline {
    /// Sin plazo con `None`. Un plazo que no cabe en el reloj es como no tenerlo.
    pub fn after(timeout: Option<Duration>) -> Self {
        Deadline(timeout.and_then(|timeout| Instant::now().checked_add(timeout)))
    }

    /// Lo que queda; `None` si no hay plazo.
    pub fn left(self) -> Option<Duration> {
        self.0.map(|deadline| deadline.saturating_duration_since(Instant::now()))
    }
}

/// Espera a que haya algo que leer en el descriptor, a lo sumo `timeout`; dice si lo hay.
pub(crate) fn readable_within(descriptor: BorrowedFd<'_>, timeout: Duration) -> nix::Result<bool> {
    ready_within(descriptor, PollFlags::POLLIN, timeout)
}

/// Espera a que se pueda escribir en el descriptor, a lo sumo `timeout`; dice si se puede.
pub(crate) fn writable_within(descriptor: BorrowedFd<'_>, timeout: Duration) -> nix::Result<bool> {
    ready_within(descriptor, PollFlags::POLLOUT, timeout)
}

fn ready_within(
    descriptor: BorrowedFd<'_>,
    events: PollFlags,
    timeout: Duration,
) -> nix::Result<bool> {
    let deadline = Deadline::after(Some(timeout));
    loop {
        let left = deadline.left();
        match poll(&mut [PollFd::new(descriptor, events)], poll_timeout(left)) {
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
