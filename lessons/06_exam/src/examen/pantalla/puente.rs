//! Entre la sesión, que se guarda, y el estado, que se dibuja.

use super::estado::Estado;
use super::hoja::{Puesta, Que, Reloj};
use crate::estado::EstadoError;
use crate::examen::papel::Papel;
use crate::examen::perfil::Perfil;
use crate::examen::sesion::{self, Sesion};
use crate::examen::{papel, programa};

pub fn estado(sesion: &Sesion) -> Estado {
    let cuales = 0..sesion.cuestiones().len();
    let mut estado = Estado::nuevo(
        puestas(sesion.papel()),
        cuales.clone().map(|cual| sesion.contestacion(cual).cloned()).collect(),
        cuales.map(|cual| sesion.marcada(cual)).collect(),
        reloj(sesion),
    );
    estado.reglas = reglas(&sesion.papel().perfil);
    estado.si_se_deja = match sesion.reloj_sigue() {
        Some(true) => "El reloj sigue aunque lo dejes.",
        Some(false) => "El reloj se para hasta que sigas.",
        None => "",
    };
    estado.con_color =
        std::env::var_os("NO_COLOR").is_none_or(|valor| valor.is_empty());
    estado.ve_a(sesion.posicion());
    pon_al_dia(&mut estado, sesion);
    estado
}

/// Lo que cambia sin que se toque una tecla: la hora, y los ficheros de los programas.
pub fn pon_al_dia(estado: &mut Estado, sesion: &Sesion) {
    estado.pon_reloj(reloj(sesion));
    estado.empezados = (0..sesion.cuestiones().len())
        .map(|cual| sesion.estado(cual) == sesion::Estado::Contestada)
        .collect();
}

/// Guarda lo que haya cambiado. Lo primero, por dónde se va: lo contestado está donde se contestó.
pub fn anota(estado: &Estado, sesion: &mut Sesion) -> Result<(), EstadoError> {
    if sesion.posicion() != estado.actual {
        sesion.ve_a(estado.actual)?;
    }
    for (cual, contestacion) in estado.contestaciones.iter().enumerate() {
        if sesion.contestacion(cual) != contestacion.as_ref() {
            sesion.contesta(cual, contestacion.clone())?;
        }
    }
    for (cual, marcada) in estado.marcadas.iter().enumerate() {
        if sesion.marcada(cual) != *marcada {
            sesion.marca(cual)?;
        }
    }
    sesion.late()
}

fn reglas(perfil: &Perfil) -> String {
    format!(
        "Una pregunta de opciones equivocada resta {}; en blanco no resta.",
        perfil.penalizacion.en_palabras()
    )
}

fn reloj(sesion: &Sesion) -> Reloj {
    sesion
        .queda()
        .map_or_else(|| Reloj::Llevas(sesion.transcurrido()), Reloj::Quedan)
}

pub fn puestas(papel: &Papel) -> Vec<Puesta> {
    papel
        .cuestiones
        .iter()
        .map(|cuestion| puesta(cuestion, &papel.perfil))
        .collect()
}

fn puesta(cuestion: &papel::Cuestion, perfil: &Perfil) -> Puesta {
    let que = match &cuestion.que {
        papel::Que::Pregunta { pregunta, orden } => Que::Pregunta {
            pregunta: Box::new(pregunta.clone()),
            orden: orden.clone(),
        },
        papel::Que::Programa(programa) => {
            let fichero = programa::fichero(programa, perfil);
            let se_corrige = if perfil.juzga_durante {
                format!(
                    "Para ver si va bien, en otro terminal: `cargo practica {} --fichero {}`",
                    programa.ejercicio,
                    shared::foreign::printable(&fichero)
                )
            } else {
                "Se corrige al acabar el examen, con lo que haya en el fichero."
                    .to_owned()
            };
            Que::Programa {
                enunciado: format!(
                    "{}.\n\n{}",
                    programa.titulo, programa.enunciado
                ),
                fichero,
                se_corrige,
            }
        }
    };
    Puesta {
        parte: cuestion.clase.nombre().to_owned(),
        puntos: cuestion.puntos,
        que,
    }
}
