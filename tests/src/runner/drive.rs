//! El bucle del vigilante: un solo `poll` sobre el programa, sus salidas, su entrada y quien encargó la prueba.

use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use nix::errno::Errno;
use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use nix::sys::signalfd::SignalFd;
use nix::unistd::Pid;
use witness::subreaper::{self, Orphans};

use super::leftovers;
use super::start::Started;
use super::streams::{Input, Stream};
use crate::outcome::Living;
use crate::spec::Spec;

/// El núcleo no avisa de que un proceso nace o cambia de padre: eso se mira cada tanto.
const BLIND_SPOT: Duration = Duration::from_millis(5);

/// Por qué se dejó de esperar.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Finish {
    MainEnded,
    DeadlineReached,
}

/// Un programa en marcha.
pub(super) struct Drive<'a> {
    pub spec: &'a Spec,
    pub pid: Pid,
    pub stdout: Stream,
    pub stderr: Stream,
    pub input: Input,
    pub next_act: usize,
    pub looks: Vec<Vec<Living>>,
    pub orphans: Orphans,
    pub began: Instant,
    /// El programa ya ha terminado: solo quedan los huérfanos.
    pub over: bool,
    pidfd: OwnedFd,
    child_ended: SignalFd,
}

impl<'a> Drive<'a> {
    pub fn new(spec: &'a Spec, started: Started, child_ended: SignalFd) -> Self {
        let Started { pid, pidfd, stdout, stderr, input } = started;
        Drive {
            spec,
            pid,
            stdout,
            stderr,
            input,
            next_act: 0,
            looks: Vec::new(),
            orphans: Orphans::default(),
            began: Instant::now(),
            over: false,
            pidfd,
            child_ended,
        }
    }

    /// Hace los actos según se pueda hasta que acabe el programa o se cumpla el plazo.
    pub fn until_main_ends(&mut self) -> Result<Finish> {
        let deadline = self.began + self.spec.deadline;
        loop {
            self.act()?;
            if self.main_has_ended()? {
                self.over = true;
                return Ok(Finish::MainEnded);
            }
            self.reap_orphans()?;
            if Instant::now() >= deadline {
                return Ok(Finish::DeadlineReached);
            }
            self.wait(deadline.min(Instant::now() + BLIND_SPOT))?;
        }
    }

    /// Duerme hasta que pase algo o llegue el momento, y lee lo que haya.
    pub fn wait(&mut self, until: Instant) -> Result<()> {
        let left = until.saturating_duration_since(Instant::now());
        // Un milisegundo más: `poll` redondea hacia abajo y daría vueltas en el último.
        let timeout =
            PollTimeout::try_from(left + Duration::from_millis(1)).unwrap_or(PollTimeout::MAX);
        let customer = io::stdin();
        let mut watched = vec![
            PollFd::new(customer.as_fd(), PollFlags::POLLIN),
            PollFd::new(self.child_ended.as_fd(), PollFlags::POLLIN),
        ];
        if !self.over {
            watched.push(PollFd::new(self.pidfd.as_fd(), PollFlags::POLLIN));
        }
        let outputs = [&self.stdout, &self.stderr].into_iter().filter_map(Stream::fd);
        watched.extend(outputs.map(|fd| PollFd::new(fd, PollFlags::POLLIN)));
        watched.extend(self.input.fd().map(|fd| PollFd::new(fd, PollFlags::POLLOUT)));
        match poll(&mut watched, timeout) {
            Ok(_) | Err(Errno::EINTR) => {}
            Err(error) => return Err(error.into()),
        }
        if watched[0].any() == Some(true) {
            subreaper::kill_everybody()?;
            leftovers::remove_folders(self.spec);
            bail!("la prueba que encargó la ejecución ha muerto");
        }
        while self.child_ended.read_signal()?.is_some() {}
        self.pump();
        Ok(())
    }

    /// Lee y escribe lo que se pueda sin esperar.
    pub fn pump(&mut self) {
        self.stdout.pump();
        self.stderr.pump();
        self.input.pump();
    }

    /// Si el programa ha terminado (aunque siga sin recoger).
    pub fn main_has_ended(&self) -> io::Result<bool> {
        ended(&self.pidfd)
    }

    /// Como `init`: recoge a los huérfanos que terminan mientras el programa sigue vivo.
    fn reap_orphans(&mut self) -> io::Result<()> {
        let pidfd = &self.pidfd;
        self.orphans.reap(self.pid.as_raw(), || ended(pidfd))
    }
}

fn ended(pidfd: &OwnedFd) -> io::Result<bool> {
    let mut main = [PollFd::new(pidfd.as_fd(), PollFlags::POLLIN)];
    Ok(poll(&mut main, PollTimeout::ZERO)? > 0)
}
