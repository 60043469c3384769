//! Los hijos de un servidor, sus avisos, y cómo esperarlos al final.

use std::collections::HashSet;
use std::os::fd::AsFd;
use std::time::{Duration, Instant};

use nix::errno::Errno;
use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use nix::sys::signal::{SigSet, kill};
use nix::sys::signalfd::{SfdFlags, SignalFd};
use shared::wait::{WaitPidFlag, waitpid};
use shared::{Pid, Signal};

// ANCHOR: senales
/// Un descriptor por el que llegan los avisos de que ha terminado un hijo y de que hay que parar.
///
/// Los hijos heredan las señales bloqueadas, y así no los mata el Ctrl-C del terminal, que llega a todo su grupo.
pub fn senales() -> nix::Result<SignalFd> {
    let avisos: SigSet = [Signal::SIGCHLD, Signal::SIGTERM, Signal::SIGINT].into_iter().collect();
    avisos.thread_block()?;
    SignalFd::with_flags(&avisos, SfdFlags::SFD_NONBLOCK | SfdFlags::SFD_CLOEXEC)
}

/// En un hijo: `SIGTERM` vuelve a terminarlo, si alguien se la envía a él.
pub fn atender_sigterm() -> nix::Result<()> {
    SigSet::from(Signal::SIGTERM).thread_unblock()
}
// ANCHOR_END: senales

#[derive(Default)]
pub struct Hijos {
    vivos: HashSet<Pid>,
    recogidos: u64,
}

impl Hijos {
    pub fn apuntar(&mut self, hijo: Pid) {
        self.vivos.insert(hijo);
    }

    pub fn vivos(&self) -> usize {
        self.vivos.len()
    }

    pub fn recogidos(&self) -> u64 {
        self.recogidos
    }

    /// Recoge a todos los que hayan terminado; devuelve cuántos eran.
    pub fn recoger(&mut self) -> u64 {
        let antes = self.recogidos;
        while let Some(hijo) =
            waitpid(None, Some(WaitPidFlag::WNOHANG)).ok().and_then(|estado| estado.pid())
        {
            self.vivos.remove(&hijo);
            self.recogidos += 1;
        }
        self.recogidos - antes
    }

    // ANCHOR: esperar
    /// Espera a los que quedan hasta que se acabe el plazo o llegue otra señal, y entonces los termina. Devuelve a
    /// cuántos ha tenido que terminar.
    pub fn esperar_a_todos(&mut self, avisos: &SignalFd, plazo: Duration) -> anyhow::Result<usize> {
        let limite = Instant::now() + plazo;
        self.recoger();
        while self.vivos() > 0 && espera_aviso(avisos, limite)? {
            match avisos.read_signal()?.map(|aviso| aviso.ssi_signo as i32) {
                Some(senal) if senal != Signal::SIGCHLD as i32 => break,
                _ => drop(self.recoger()),
            }
        }
        let echados = self.vivos();
        for hijo in self.vivos.drain() {
            kill(hijo, Signal::SIGKILL)?;
            waitpid(hijo, None)?;
            self.recogidos += 1;
        }
        Ok(echados)
    }
    // ANCHOR_END: esperar
}

/// Espera a que haya un aviso; falso si se acaba el plazo.
pub fn espera_aviso(avisos: &SignalFd, limite: Instant) -> nix::Result<bool> {
    loop {
        let queda = limite.saturating_duration_since(Instant::now());
        let plazo = PollTimeout::try_from(queda.as_millis() + 1).unwrap_or(PollTimeout::MAX);
        match poll(&mut [PollFd::new(avisos.as_fd(), PollFlags::POLLIN)], plazo) {
            Ok(0) if queda.is_zero() => return Ok(false),
            Ok(0) | Err(Errno::EINTR) => {}
            Ok(_) => return Ok(true),
            Err(error) => return Err(error),
        }
    }
}
