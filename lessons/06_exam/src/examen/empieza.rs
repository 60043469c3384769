//! De lo que se pide a un examen en marcha: uno nuevo, o el que quedó a medias.

use std::io::{self, IsTerminal};
use std::process::ExitCode;

use super::opciones::DeExamen;
use super::papel::{Papel, Que};
use super::perfil::Perfil;
use super::sesion::{self, Apertura, Libre, Sesion};
use super::{ExamenError, Fin, anuncia, corrige, lineas, pantalla, programa};
use crate::ancho;
use crate::banco::Banco;
use crate::lenguaje::Lenguaje;
use crate::practica::taller;
use crate::progreso::Guardado;
use crate::semilla;

pub fn examen(pedido: &DeExamen) -> Result<ExitCode, ExamenError> {
    let mut sesion = abre(pedido)?;
    if !sesion.entregada() && sesion.se_acabo() {
        println!(
            "{}",
            ancho::parte(
                "El reloj siguió con el examen cerrado, y se ha acabado el tiempo."
            )
        );
        sesion.entrega()?;
    }
    let fin = if sesion.entregada() {
        Fin::Entregada
    } else {
        examina(&mut sesion, pedido)?
    };
    match fin {
        Fin::Entregada => corrige::corrige(sesion),
        Fin::Aplazada => {
            println!(
                "\n{}",
                ancho::parte(
                    "Queda guardado: con `cargo examen` sigue donde estaba."
                )
            );
            Ok(ExitCode::SUCCESS)
        }
        Fin::Cortada(codigo) => Ok(ExitCode::from(codigo)),
    }
}

fn examina(sesion: &mut Sesion, pedido: &DeExamen) -> Result<Fin, ExamenError> {
    if pedido.lineas || !hay_terminal() {
        lineas::examina(sesion)
    } else {
        pantalla::examina(sesion)
    }
}

/// Si se puede dibujar en el terminal y leer de él tecla a tecla.
fn hay_terminal() -> bool {
    let tonto = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    !tonto && io::stdin().is_terminal() && io::stdout().is_terminal()
}

fn abre(pedido: &DeExamen) -> Result<Sesion, ExamenError> {
    match sesion::abre()? {
        Apertura::Libre(libre) => nueva(libre, pedido),
        Apertura::AMedias(sesion) if pedido.nuevo => {
            let (libre, apartada) = sesion.aparta()?;
            println!("El que estaba a medias queda en\n{}\n", apartada.display());
            nueva(libre, pedido)
        }
        Apertura::AMedias(sesion) => sigue(*sesion, pedido),
    }
}

fn sigue(sesion: Sesion, pedido: &DeExamen) -> Result<Sesion, ExamenError> {
    if let Some(opcion) = pedido.cambia {
        return Err(ExamenError::MalUso(format!(
            "hay un examen a medias, y «{opcion}» es para uno que empiece: sigue con `cargo examen`, o añade --nuevo"
        )));
    }
    if sesion.entregada() {
        println!(
            "{}",
            ancho::parte("El último examen está entregado y falta corregirlo.")
        );
    } else {
        println!("{}", ancho::parte("Sigues con el examen que quedó a medias."));
        pon_programas(sesion.papel(), |programa, perfil| {
            !programa::fichero(programa, perfil).exists()
        })?;
    }
    Ok(sesion)
}

fn nueva(libre: Libre, pedido: &DeExamen) -> Result<Sesion, ExamenError> {
    let banco = Banco::lee()?;
    let mut perfil = pedido.perfil.clone();
    if let Some(temas) = &pedido.temas {
        Papel::hay_de_todos(temas, &banco)?;
    }
    perfil.lenguaje = pedido.lenguaje.map_or_else(el_de_practica, Ok)?;
    let papel = Papel::compone(
        &perfil,
        &banco,
        pedido.semilla.unwrap_or_else(semilla::nueva),
    )?;
    anuncia::examen(&papel, pedido.reloj_sigue);
    // El sitio donde se guarda es lo primero: sin él, no se toca nada.
    let sesion = libre.empieza(papel, pedido.reloj_sigue)?;
    pon_programas(sesion.papel(), |_, _| true)?;
    Ok(sesion)
}

fn pon_programas(
    papel: &Papel,
    cuando: impl Fn(&super::Programa, &Perfil) -> bool,
) -> Result<(), taller::TallerError> {
    for cuestion in &papel.cuestiones {
        if let Que::Programa(programa) = &cuestion.que
            && cuando(programa, &papel.perfil)
        {
            programa::pon(programa, &papel.perfil)?;
        }
    }
    Ok(())
}

/// El último que se usó al practicar o, si no, Python.
fn el_de_practica() -> Result<Lenguaje, ExamenError> {
    let recordado = Guardado::del_usuario()?.lee()?.lenguaje;
    Ok(recordado
        .and_then(|clave| Lenguaje::de_clave(&clave))
        .unwrap_or(Lenguaje::Python))
}
