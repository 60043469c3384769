//! El examen, de una tecla a la siguiente: se dibuja, se espera, y lo que cambia se guarda en el momento.

use std::io;
use std::time::Duration;

use nix::sys::signal::Signal;
use shared::errno::describe_chain;

use super::estado::{Estado, Modo};
use super::sucesos::{Suceso, Sucesos};
use super::teclas::{Accion, pulsa};
use super::terminal::Pantalla;
use super::{dibuja, puente};
use crate::ancho;
use crate::estado::EstadoError;
use crate::examen::sesion::Sesion;
use crate::examen::{ExamenError, Fin};

/// Enseña el examen a pantalla completa hasta que se entregue, se deje o se acabe el tiempo. Al volver, el terminal
/// está como antes, y lo contestado, guardado.
pub fn examina(sesion: &mut Sesion) -> Result<Fin, ExamenError> {
    if sesion.cuestiones().is_empty() {
        return Ok(Fin::Entregada);
    }
    let mut sucesos =
        Sucesos::abre().map_err(|error| ExamenError::Terminal(error.into()))?;
    let fin = {
        let mut pantalla = Pantalla::abre().map_err(ExamenError::Terminal)?;
        turnos(sesion, &mut pantalla, &mut sucesos)
    };
    if let Fin::Cortada(_) = fin {
        // Lo contestado ya lo está; falta el reloj, y no hay a quién decirle que no se puede.
        let _ = sesion.guarda();
    }
    if fin == Fin::Entregada {
        if sesion.se_acabo() {
            println!("Se ha acabado el tiempo.");
        }
        // Se corrige igual con lo que hay en memoria.
        if let Err(error) = sesion.entrega() {
            eprintln!("{}", ancho::parte(&format!("Aviso: {error}.")));
        }
    }
    Ok(fin)
}

/// Se ha cerrado el terminal, sin que ninguna señal lo diga.
const SIN_TERMINAL: Fin = Fin::Cortada(1);

fn turnos(
    sesion: &mut Sesion,
    pantalla: &mut Pantalla,
    sucesos: &mut Sucesos,
) -> Fin {
    let mut estado = puente::estado(sesion);
    loop {
        let dibujado = pinta(&mut estado, pantalla);
        // Detrás de dibujarlo: escribir en el disco tarda, y quien teclea no ha de notarlo. Y aunque no se haya podido.
        guarda(&mut estado, sesion);
        // Si no se puede dibujar ni mirar, el terminal ya no está.
        if dibujado.is_err() {
            return SIN_TERMINAL;
        }
        if sesion.se_acabo() {
            return Fin::Entregada;
        }
        let Ok(pasan) = sucesos.espera(hasta_el_segundo(sesion)) else {
            return SIN_TERMINAL;
        };
        for suceso in pasan {
            // Si no se puede dibujar, tampoco está.
            let fin = atiende(suceso, &mut estado, pantalla, sucesos)
                .unwrap_or(Some(SIN_TERMINAL));
            let Some(fin) = fin else { continue };
            guarda(&mut estado, sesion);
            match (fin, sesion.guarda()) {
                // Sin guardarlo no se va, mientras haya a quién decírselo.
                (Fin::Aplazada, Err(error)) => {
                    estado.pon_modo(Modo::Mira);
                    estado.aviso = Some(sin_guardar(&error));
                }
                _ => return fin,
            }
        }
        puente::pon_al_dia(&mut estado, sesion);
    }
}

/// Si no se puede, se dice y se sigue: lo contestado vale mientras no se cierre.
fn guarda(estado: &mut Estado, sesion: &mut Sesion) {
    if let Err(error) = puente::anota(estado, sesion) {
        estado.aviso = Some(sin_guardar(&error));
    }
}

/// Corto, que ha de caber en una línea.
fn sin_guardar(error: &EstadoError) -> String {
    match error {
        EstadoError::Disco(_, _, por_que) => {
            format!("No se puede guardar: {}", describe_chain(por_que))
        }
        otro => otro.to_string(),
    }
}

fn pinta(estado: &mut Estado, pantalla: &mut Pantalla) -> io::Result<()> {
    let (ancho, alto) = pantalla.tamano()?;
    estado.tamano = (ancho, alto);
    dibuja::coloca(estado);
    pantalla.dibuja(|marco| dibuja::todo(estado, marco))
}

/// Hasta que el reloj diga otra cosa.
fn hasta_el_segundo(sesion: &Sesion) -> Duration {
    let de_mas = match sesion.queda() {
        Some(queda) => queda.subsec_millis(),
        None => 999 - sesion.transcurrido().subsec_millis(),
    };
    Duration::from_millis(u64::from(de_mas) + 2)
}

fn atiende(
    suceso: Suceso,
    estado: &mut Estado,
    pantalla: &mut Pantalla,
    sucesos: &Sucesos,
) -> io::Result<Option<Fin>> {
    match suceso {
        Suceso::SinTerminal => return Ok(Some(SIN_TERMINAL)),
        Suceso::Tecla(tecla) => match pulsa(estado, tecla) {
            Some(Accion::Entrega) => return Ok(Some(Fin::Entregada)),
            Some(Accion::Deja) => return Ok(Some(Fin::Aplazada)),
            Some(Accion::Detente) => detente(pantalla, sucesos, true)?,
            Some(Accion::Repinta) => pantalla.repinta()?,
            None => {}
        },
        Suceso::Senal(Signal::SIGINT) => estado.pon_modo(Modo::Deja),
        Suceso::Senal(Signal::SIGTSTP) => detente(pantalla, sucesos, false)?,
        // Lo detuvo quien no avisa: con SIGSTOP.
        Suceso::Senal(Signal::SIGCONT) => {
            pantalla.aparta();
            pantalla.vuelve()?;
        }
        Suceso::Senal(Signal::SIGWINCH) => {}
        Suceso::Senal(otra) => return Ok(Some(Fin::Cortada(128 + otra as u8))),
    }
    Ok(None)
}

fn detente(
    pantalla: &mut Pantalla,
    sucesos: &Sucesos,
    todo_el_grupo: bool,
) -> io::Result<()> {
    pantalla.aparta();
    sucesos.detente(todo_el_grupo)?;
    pantalla.vuelve()
}
