//! La cuestión en la que se está, leída entera.

use super::{Dialogo, mapa, puntos};
use crate::ancho;
use crate::banco::texto;
use crate::examen::papel::{Programa, Que};
use crate::examen::{escribe, programa};
use crate::practica::taller;

impl Dialogo<'_> {
    pub(super) fn presenta(&self) {
        let cual = self.sesion.posicion();
        let cuestion = &self.sesion.cuestiones()[cual];
        let marcada = if self.sesion.marcada(cual) { " Marcada." } else { "" };
        let cabecera = format!(
            "Pregunta {} de {}. {}, {}.{marcada} {}",
            cual + 1,
            self.sesion.cuestiones().len(),
            cuestion.clase.nombre(),
            puntos(cuestion.puntos),
            mapa::reloj(self.sesion),
        );
        println!("\n{}\n", ancho::parte(&cabecera));
        match &cuestion.que {
            Que::Programa(programa) => self.presenta_programa(programa),
            Que::Pregunta { pregunta, orden } => {
                println!("{}\n", escribe::pregunta(pregunta, orden));
                println!("{}", ancho::parte(&escribe::como_se_contesta(pregunta)));
                if let Some(contestacion) = self.sesion.contestacion(cual) {
                    let dicho = escribe::contestado(pregunta, orden, contestacion);
                    println!(
                        "{}",
                        ancho::parte(&format!("Ya contestada: {dicho}"))
                    );
                }
            }
        }
    }

    fn presenta_programa(&self, programa: &Programa) {
        let perfil = &self.sesion.papel().perfil;
        println!("{}\n", ancho::parte(&programa.titulo));
        println!(
            "{}\n",
            texto::terminal(programa.enunciado.trim(), ancho::columnas())
        );
        let donde = taller::corta(&programa::fichero(programa, perfil));
        let cuando = if perfil.juzga_durante {
            "Con «:juzga» se juzga ahora, y al acabar, otra vez."
        } else {
            "Se juzga al acabar."
        };
        println!(
            "{}",
            ancho::parte(&format!(
                "Escríbelo en {donde} con tu editor, y guárdalo. {cuando}"
            ))
        );
    }
}
