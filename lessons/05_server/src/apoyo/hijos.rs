//! La lista de los hijos de un servidor, para recogerlos y, al final, esperarlos o terminarlos.

use std::collections::HashSet;
use std::time::{Duration, Instant};

use nix::sys::signal::kill;
use nix::sys::signalfd::SignalFd;
use shared::wait::{WaitPidFlag, waitpid};
use shared::{Pid, Signal};

use super::senales::{esperar_aviso, hay_que_parar};

#[derive(Default)]
pub struct Hijos {
    lista: HashSet<Pid>,
    pub nacidos: u64,
    pub recogidos: u64,
}

impl Hijos {
    pub fn apuntar(&mut self, hijo: Pid) {
        self.lista.insert(hijo);
        self.nacidos += 1;
    }

    /// Los que aún no ha recogido.
    pub fn cuantos(&self) -> usize {
        self.lista.len()
    }

    /// Recoge a todos los que hayan terminado; devuelve cuántos eran.
    pub fn recoger(&mut self) -> u64 {
        let antes = self.recogidos;
        while let Some(hijo) = waitpid(None, Some(WaitPidFlag::WNOHANG))
            .ok()
            .and_then(|estado| estado.pid())
        {
            self.lista.remove(&hijo);
            self.recogidos += 1;
        }
        self.recogidos - antes
    }

    // ANCHOR: esperar
    /// Espera a los que quedan hasta que se acabe el plazo o llegue otra señal, y
    /// entonces los termina. Devuelve a cuántos.
    pub fn esperar_a_todos(
        &mut self,
        avisos: &SignalFd,
        plazo: Duration,
    ) -> anyhow::Result<usize> {
        let limite = Instant::now() + plazo;
        self.recoger();
        while self.cuantos() > 0
            && esperar_aviso(avisos, limite)?
            && !hay_que_parar(avisos)?
        {
            self.recoger();
        }
        let echados = self.cuantos();
        for hijo in self.lista.drain() {
            kill(hijo, Signal::SIGKILL)?;
            waitpid(hijo, None)?;
            self.recogidos += 1;
        }
        Ok(echados)
    }
    // ANCHOR_END: esperar
}
