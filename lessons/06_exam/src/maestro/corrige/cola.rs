//! Las entregas se reparten entre varios. Cada una la juzga un proceso: lo que le pase solo le pasa a ella.

use std::os::unix::process::CommandExt;
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use nix::sys::prctl::set_pdeathsig;
use nix::sys::signal::Signal;
use shared::errno::CannotStart;

use super::entregas::Entrega;
use super::error::CorrigeError;
use super::juicio::Juicio;
use super::opciones::Pedido;
use crate::aislamiento;

/// Llama a `al_acabar` con el número de cada entrega y su juicio, según acaban.
///
/// # Errors
/// El de `al_acabar`, que hace que ya no empiece ninguna otra.
pub fn reparte(
    entregas: &[&Entrega],
    pedido: &Pedido,
    mut al_acabar: impl FnMut(usize, Juicio) -> Result<(), CorrigeError>,
) -> Result<(), CorrigeError> {
    let siguiente = AtomicUsize::new(0);
    thread::scope(|hilos| {
        let (avisa, avisos) = mpsc::channel();
        for _ in 0..pedido.a_la_vez.min(entregas.len()) {
            let avisa = avisa.clone();
            let siguiente = &siguiente;
            let trabaja = move || {
                loop {
                    let cual = siguiente.fetch_add(1, Ordering::Relaxed);
                    let Some(entrega) = entregas.get(cual) else { break };
                    if avisa.send((cual, juzga(entrega, pedido))).is_err() {
                        break;
                    }
                }
            };
            thread::Builder::new()
                .spawn_scoped(hilos, trabaja)
                .map_err(CannotStart)?;
        }
        drop(avisa);
        avisos.into_iter().try_for_each(|(cual, juicio)| al_acabar(cual, juicio))
    })
}

fn juzga(entrega: &Entrega, pedido: &Pedido) -> Juicio {
    let mut orden = Command::new("/proc/self/exe");
    orden.args(["practica", entrega.ejercicio, "--json", "--lenguaje"]);
    orden.arg(entrega.lenguaje.clave()).arg("--fichero").arg(&entrega.ruta);
    if pedido.aislado {
        orden.arg("--aislado");
    }
    orden.stdin(Stdio::null());
    // SAFETY: entre `fork` y `exec` solo se hace una llamada al sistema. El hilo que lo arranca no acaba antes que él.
    unsafe { orden.pre_exec(|| Ok(set_pdeathsig(Signal::SIGKILL)?)) };
    match orden.output() {
        // Lo que se recuerda es de este texto, y no de otro.
        Ok(_) if !sigue_igual(entrega) => Juicio::fallo_del_juez(
            "el fichero ha cambiado mientras se juzgaba".to_owned(),
        ),
        Ok(salida) => lee(&salida),
        Err(error) => Juicio::fallo_del_juez(format!(
            "no se puede arrancar a quien juzga: {}",
            CannotStart(error)
        )),
    }
}

fn sigue_igual(entrega: &Entrega) -> bool {
    aislamiento::lee(&entrega.ruta).is_ok_and(|texto| texto == entrega.texto)
}

fn lee(salida: &Output) -> Juicio {
    serde_json::from_slice(&salida.stdout).unwrap_or_else(|_| {
        let queja = String::from_utf8_lossy(&salida.stderr);
        let estado = salida.status;
        Juicio::fallo_del_juez(format!(
            "quien juzga acabó sin veredicto ({estado}): {}",
            queja.trim()
        ))
    })
}
