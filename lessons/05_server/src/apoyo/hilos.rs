//! Parar un servidor con hilos: esperar la señal, y después a los hilos, pero no para siempre.

use std::thread::ScopedJoinHandle;
use std::time::{Duration, Instant};

use nix::sys::signalfd::SignalFd;
use shared::ending::exit_now;
use shared::say;

use super::senales::{esperar_aviso, hay_que_parar};

const UN_POCO: Duration = Duration::from_millis(20);

/// Espera a que llegue `SIGTERM` o Ctrl-C.
pub fn esperar_senal(avisos: &SignalFd) -> nix::Result<()> {
    while !hay_que_parar(avisos)? {
        esperar_aviso(avisos, Instant::now() + Duration::from_secs(60))?;
    }
    Ok(())
}

// ANCHOR: esperar
/// Si llega otra señal o se acaba el plazo, acaba el proceso entero.
pub fn esperar_o_acabar<T>(
    hilos: &[ScopedJoinHandle<'_, T>],
    avisos: &SignalFd,
    plazo: Duration,
) -> nix::Result<()> {
    let limite = Instant::now() + plazo;
    while !hilos.iter().all(ScopedJoinHandle::is_finished) {
        let otra_senal = esperar_aviso(avisos, Instant::now() + UN_POCO)?;
        if otra_senal || Instant::now() >= limite {
            say!("no espero más: acabo con el proceso y sus hilos");
            exit_now(0);
        }
    }
    Ok(())
}
// ANCHOR_END: esperar
