//! Contestar: en una línea o, si hay que razonar, en varias.

use super::Dialogo;
use crate::ancho;
use crate::banco::{Contestacion, Pregunta, Respuesta};
use crate::examen::entrada::Dicho;
use crate::examen::papel::Que;
use crate::examen::{ExamenError, Fin, escribe};

impl Dialogo<'_> {
    pub(super) fn contesta(
        &mut self,
        linea: String,
    ) -> Result<Option<Fin>, ExamenError> {
        let cual = self.sesion.posicion();
        let Que::Pregunta { pregunta, orden } =
            self.sesion.cuestiones()[cual].que.clone()
        else {
            println!(
                "{}",
                ancho::parte(
                    "El programa se escribe en su fichero, con tu editor. Intro pasa a la siguiente."
                )
            );
            return Ok(None);
        };
        if let Respuesta::Razonada(_) = pregunta.respuesta {
            return self.redacta(cual, &pregunta, linea);
        }
        match Contestacion::lee(&pregunta, &orden, &linea) {
            Err(queja) => println!("{}", ancho::parte(&escribe::frase(&queja))),
            Ok(contestacion) => {
                if let Some(contestacion) = &contestacion {
                    let dicho =
                        escribe::contestado(&pregunta, &orden, contestacion);
                    println!("{}", ancho::parte(&format!("Contestada: {dicho}")));
                }
                let guardado = self.sesion.contesta(cual, contestacion);
                self.siguiente()?;
                guardado?;
            }
        }
        Ok(None)
    }

    /// Varias líneas, hasta una con un punto solo.
    fn redacta(
        &mut self,
        cual: usize,
        pregunta: &Pregunta,
        primera: String,
    ) -> Result<Option<Fin>, ExamenError> {
        let mut lineas = vec![primera];
        let corte = loop {
            match self.escucha("") {
                Dicho::Linea(linea) if linea.trim() == "." => break None,
                Dicho::Linea(linea) => lineas.push(linea),
                Dicho::Interrumpe => {
                    println!("\nLo que estabas escribiendo no cuenta.");
                    return Ok(None);
                }
                corte => break Some(corte),
            }
        };
        self.sesion.contesta(
            cual,
            Contestacion::lee(pregunta, &[], &lineas.join("\n"))
                .unwrap_or_default(),
        )?;
        println!("Contestada.");
        match corte {
            Some(corte) => self.atiende(corte),
            None => self.siguiente().map(|()| None).map_err(Into::into),
        }
    }
}
