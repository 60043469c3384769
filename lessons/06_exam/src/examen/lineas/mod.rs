//! El examen como un diálogo de líneas: para lectores de pantalla, para tuberías y para quien lo prefiera.

mod mapa;
mod ordenes;
mod presenta;
mod responde;

use std::time::Duration;

use super::entrada::{Dicho, Entrada};
use super::papel::Que;
use super::sesion::{Estado, Sesion};
use super::{ExamenError, Fin, nota, programa};
use crate::ancho;
use crate::estado::EstadoError;
use ordenes::Orden;

pub use mapa::tiempo;

/// Cada cuánto se mira el reloj si no se escribe nada.
const VISTAZO: Duration = Duration::from_secs(1);

const QUEDA_POCO: Duration = Duration::from_secs(5 * 60);

/// Hasta que se entrega, se deja para otro día o se acaba el tiempo.
pub fn examina(sesion: &mut Sesion) -> Result<Fin, ExamenError> {
    let entrada = Entrada::abre().map_err(ExamenError::Terminal)?;
    let ya_avisado = sesion.queda().is_some_and(|queda| queda <= QUEDA_POCO);
    Dialogo { sesion, entrada, ya_avisado }.sigue()
}

struct Dialogo<'a> {
    sesion: &'a mut Sesion,
    entrada: Entrada,
    ya_avisado: bool,
}

impl Dialogo<'_> {
    fn sigue(&mut self) -> Result<Fin, ExamenError> {
        println!(
            "{}",
            ancho::parte(
                "Contesta y pulsa Intro. Con «:ayuda» se ve lo que se puede escribir."
            )
        );
        self.presenta();
        loop {
            let dicho = self.escucha("> ");
            // Lo último que se dice antes de irse se guarda o no se va.
            let sin_mas = dicho == Dicho::Fin;
            match self.atiende(dicho) {
                Ok(Some(fin)) => return Ok(fin),
                Ok(None) => {}
                Err(ExamenError::Estado(error)) if !sin_mas => avisa(&error),
                Err(otro) => return Err(otro),
            }
        }
    }

    /// Una línea, y mientras llega, el reloj. `Plazo` es que se ha acabado el tiempo.
    fn escucha(&mut self, delante: &str) -> Dicho {
        let mut dicho = self.entrada.pregunta_hasta(delante, Some(VISTAZO));
        loop {
            if self.sesion.se_acabo() {
                return Dicho::Plazo;
            }
            if dicho != Dicho::Plazo {
                return dicho;
            }
            // Si no se puede guardar, ya se dirá al contestar.
            let _ = self.sesion.late();
            if !self.ya_avisado
                && self.sesion.queda().is_some_and(|queda| queda <= QUEDA_POCO)
            {
                self.ya_avisado = true;
                println!("\n{}", mapa::reloj(self.sesion));
            }
            dicho = self.entrada.lee(Some(VISTAZO));
        }
    }

    fn atiende(&mut self, dicho: Dicho) -> Result<Option<Fin>, ExamenError> {
        match dicho {
            Dicho::Linea(linea) => match ordenes::lee(&linea) {
                Some(Ok(orden)) => return self.obedece(orden),
                Some(Err(queja)) => println!("{}", ancho::parte(&queja)),
                None if linea.trim().is_empty() => self.siguiente()?,
                None => return self.contesta(linea),
            },
            Dicho::Interrumpe => {
                println!();
                match self.entrada.si_o_no("¿Lo guardas y sales?") {
                    Some(false) => self.presenta(),
                    Some(true) | None => return self.sal(),
                }
            }
            Dicho::Fin => return self.sal(),
            Dicho::Plazo => {
                println!("\nSe ha acabado el tiempo.");
                if let Err(ExamenError::Estado(error)) = self.entrega() {
                    avisa(&error);
                }
                return Ok(Some(Fin::Entregada));
            }
        }
        Ok(None)
    }

    fn obedece(&mut self, orden: Orden) -> Result<Option<Fin>, ExamenError> {
        let cual = self.sesion.posicion();
        match orden {
            Orden::Ve(numero) => match numero.checked_sub(1) {
                Some(otra) if otra < self.sesion.cuestiones().len() => {
                    self.sesion.ve_a(otra)?;
                    self.presenta();
                }
                _ => println!(
                    "Las preguntas van de la 1 a la {}.",
                    self.sesion.cuestiones().len()
                ),
            },
            Orden::Siguiente => self.siguiente()?,
            Orden::Anterior => {
                self.sesion.anterior()?;
                self.presenta();
            }
            Orden::Lee => self.presenta(),
            Orden::Blanco => {
                self.sesion.contesta(cual, None)?;
                println!("En blanco.");
            }
            Orden::Marca => {
                self.sesion.marca(cual)?;
                println!(
                    "{}",
                    if self.sesion.marcada(cual) {
                        "Marcada."
                    } else {
                        "Sin marca."
                    }
                );
            }
            Orden::Mapa => println!("{}", ancho::parte(&mapa::mapa(self.sesion))),
            Orden::Tiempo => println!("{}", mapa::reloj(self.sesion)),
            Orden::Juzga => self.juzga()?,
            Orden::Ayuda => println!("{}", ordenes::AYUDA),
            Orden::Sal => return self.sal(),
            Orden::Entrega => return self.pregunta_y_entrega(),
        }
        Ok(None)
    }

    fn sal(&mut self) -> Result<Option<Fin>, ExamenError> {
        self.sesion.guarda()?;
        Ok(Some(Fin::Aplazada))
    }

    fn entrega(&mut self) -> Result<Option<Fin>, ExamenError> {
        self.sesion.entrega()?;
        Ok(Some(Fin::Entregada))
    }

    fn pregunta_y_entrega(&mut self) -> Result<Option<Fin>, ExamenError> {
        let todas = 0..self.sesion.cuestiones().len();
        let en_blanco = todas
            .filter(|&cual| self.sesion.estado(cual) == Estado::EnBlanco)
            .count();
        let faltan = match en_blanco {
            0 => String::new(),
            1 => "Queda 1 en blanco. ".to_owned(),
            varias => format!("Quedan {varias} en blanco. "),
        };
        match self.entrada.si_o_no(&format!("{faltan}¿Lo entregas?")) {
            Some(true) => self.entrega(),
            Some(false) => Ok(None),
            None => self.sal(),
        }
    }

    fn siguiente(&mut self) -> Result<(), EstadoError> {
        if self.sesion.posicion() + 1 == self.sesion.cuestiones().len() {
            println!(
                "{}",
                ancho::parte(
                    "Es la última. Con «:mapa» se ve lo que falta, y con «:entrega» se acaba."
                )
            );
            return Ok(());
        }
        self.sesion.siguiente()?;
        self.presenta();
        Ok(())
    }

    fn juzga(&mut self) -> Result<(), ExamenError> {
        let perfil = self.sesion.papel().perfil.clone();
        match &self.sesion.cuestiones()[self.sesion.posicion()].que {
            Que::Programa(programa) if perfil.juzga_durante => {
                let programa = programa.clone();
                let juzgado = self
                    .entrada
                    .sin_ella(|| programa::juzga(&programa, &perfil))?;
                programa::di(&juzgado.veredicto);
            }
            Que::Programa(_) => println!(
                "{}",
                ancho::parte("En este examen el programa se juzga al acabar.")
            ),
            Que::Pregunta { .. } => {
                println!("Aquí no hay ningún programa que juzgar.")
            }
        }
        Ok(())
    }
}

/// «0,5 puntos», «1 punto».
pub fn puntos(cuantos: f64) -> String {
    let cifra = nota::con_coma(cuantos);
    if cifra == "1" { "1 punto".to_owned() } else { format!("{cifra} puntos") }
}

fn avisa(error: &EstadoError) {
    let que = format!(
        "Aviso: {error}. Lo que has contestado sigue aquí mientras no cierres el examen."
    );
    eprintln!("{}", ancho::parte(&que));
}
