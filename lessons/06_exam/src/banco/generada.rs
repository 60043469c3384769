//! Una pregunta generada, como las del banco.

use super::{Codigo, LenguajeDelCodigo, Opcion, Pregunta, Respuesta};
use crate::ejercicio::Nivel;
use crate::genera::{Generada, OpcionGenerada};
use crate::lenguaje::Lenguaje;

impl From<Generada> for Pregunta {
    /// No mide nada: el modelo que da la respuesta se compara en sus pruebas con procesos de verdad.
    fn from(de: Generada) -> Self {
        let grado = de.dificultad.grado();
        let lenguaje = match de.lenguaje {
            Lenguaje::C => LenguajeDelCodigo::C,
            _ => LenguajeDelCodigo::Python,
        };
        let nivel =
            if grado < 3 { Nivel::Imprescindible } else { Nivel::Ampliacion };
        Pregunta {
            nombre: format!(
                "{}_{}_{grado}_{}",
                de.tipo.clave(),
                de.lenguaje.clave(),
                de.semilla
            ),
            tema: de.tema.into(),
            nivel,
            paso: de.paso.to_owned(),
            enunciado: de.pregunta,
            codigo: de.codigo.map(|texto| Codigo {
                lenguaje,
                texto,
                fichero: None,
                mide: None,
                da: None,
            }),
            respuesta: Respuesta::Una(
                de.opciones.into_iter().map(Opcion::from).collect(),
            ),
            explicacion: de.explicacion,
            otros_pasos: vec![],
            programas: vec![],
            capitulo: None,
            lugar: 0,
        }
    }
}

impl From<OpcionGenerada> for Opcion {
    fn from(de: OpcionGenerada) -> Self {
        Opcion {
            texto: de.texto,
            correcta: de.correcta,
            error: de.error.map(str::to_owned),
        }
    }
}
