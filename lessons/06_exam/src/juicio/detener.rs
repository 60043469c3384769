//! Detener o relegar a un proceso del programa, para ver qué hacen los demás mientras no puede hacer nada.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use nix::sys::signal::Signal;

use super::Escena;
use super::mirilla;

/// Lo detiene, y detenido queda. Si lo para con un cerrojo cogido los para a todos, y no se ve qué hacen sin él: mientras
/// no baste con lo que se ve, lo deja seguir un poco y prueba otra vez.
pub(super) fn detiene_a_uno_solo(
    quien: i32,
    mut basta: impl FnMut() -> anyhow::Result<bool>,
) -> anyhow::Result<()> {
    const UN_POCO: Duration = Duration::from_millis(1);
    loop {
        mirilla::envia(quien, Signal::SIGSTOP);
        if basta()? {
            return Ok(());
        }
        mirilla::envia(quien, Signal::SIGCONT);
        std::thread::sleep(UN_POCO);
    }
}

impl Escena<'_> {
    /// Detiene tanto tiempo a un proceso mientras los demás siguen con lo suyo.
    pub fn deten_a_uno_solo(
        &mut self,
        quien: i32,
        cuanto: Duration,
    ) -> anyhow::Result<()> {
        const INTENTOS: Duration = Duration::from_secs(3);
        let limite = Instant::now() + INTENTOS;
        detiene_a_uno_solo(quien, || {
            Ok(self.acaba_otro(quien, limite)?
                || self.ha_acabado()?
                || Instant::now() >= limite)
        })?;
        let detenido = Instant::now();
        self.hasta(|_| detenido.elapsed() > cuanto)?;
        mirilla::envia(quien, Signal::SIGCONT);
        Ok(())
    }

    /// Si con `quien` detenido termina algún otro, antes de que se queden todos quietos o de que sea esa hora.
    fn acaba_otro(&mut self, quien: i32, limite: Instant) -> anyhow::Result<bool> {
        const QUIETOS: usize = 3;
        // Si ya ha acabado el programa, han acabado todos.
        let Ok(pid) = self.pid() else { return Ok(true) };
        let mut otros = BTreeSet::new();
        let mut acaba = false;
        let mut quietos = 0;
        self.hasta(|_| {
            otros.extend(
                mirilla::descendientes(pid).into_iter().filter(|uno| *uno != quien),
            );
            acaba = otros.iter().any(|otro| !mirilla::vive(*otro));
            let nada = mirilla::nadie_hace_nada(pid, Some(quien));
            quietos = if nada { quietos + 1 } else { 0 };
            acaba || quietos >= QUIETOS || Instant::now() > limite
        })?;
        Ok(acaba)
    }

    /// Desde ahora solo se ejecuta cuando nadie más quiere la CPU: hace falta que haya una sola.
    pub fn relega(&mut self, quien: i32) {
        // SAFETY: `sched_param` puede valer cero en todos sus bytes, y está vivo durante la llamada.
        unsafe {
            let parametros: libc::sched_param = std::mem::zeroed();
            libc::sched_setscheduler(
                quien,
                libc::SCHED_IDLE,
                &raw const parametros,
            );
        }
    }
}
