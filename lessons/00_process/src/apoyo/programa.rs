//! Un hijo que se convierte en otro programa.

use std::ffi::CString;
use std::time::Duration;

use anyhow::{Context, bail};
use nix::unistd::execvp;
use shared::eventually;
use shared::process::Process;
use shared::table::State;

/// Arranca una orden, y espera a que sea ya el programa `nombre` y esté bloqueado: `nice` se convierte en otro.
pub fn ejecutar(orden: &[&str], nombre: &str) -> anyhow::Result<Process<'static>> {
    let argumentos: Vec<CString> = orden
        .iter()
        .map(|palabra| CString::new(*palabra))
        .collect::<Result<_, _>>()?;
    let programa =
        argumentos.first().context("la orden tiene al menos un programa")?.clone();
    let mut hijo = Process::new(move || -> anyhow::Result<()> {
        match execvp(&programa, &argumentos)
            .context("no está la orden que se ejecuta")? {}
    })
    .with_daemon(true);
    hijo.start()?;
    let visto = hijo.in_table()?;
    let ya_es = || {
        let dormido = visto.status() == Ok(State::Sleeping);
        (dormido && visto.name().is_ok_and(|suyo| suyo == nombre)
            || !visto.is_alive())
        .then_some(())
    };
    eventually(Duration::from_secs(10), ya_es);
    if !visto.is_alive() {
        bail!(
            "`{}` ha terminado antes de tiempo: ¿tienes {nombre}?",
            orden.join(" ")
        );
    }
    Ok(hijo)
}

/// Le envía `SIGSTOP`, y espera a que se haya detenido. Si lo sigue un depurador, quien lo detiene es él.
pub fn detener(hijo: &Process<'_>) -> anyhow::Result<()> {
    let visto = hijo.in_table()?;
    visto.suspend()?;
    let detenido = || {
        matches!(visto.status(), Ok(State::Stopped | State::Traced) | Err(_))
            .then_some(())
    };
    eventually(Duration::from_secs(10), detenido).context("el hijo no se detiene")
}

/// Cambia el nombre que `ps` y la tabla enseñan de este proceso: el de `/proc/self/comm`, de 15 bytes como mucho.
pub fn nuevo_nombre(nombre: &str) -> anyhow::Result<()> {
    Ok(std::fs::write("/proc/self/comm", nombre)?)
}
