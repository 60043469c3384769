//! Un examen ya compuesto: sus preguntas, en su orden, con sus opciones barajadas y lo que vale cada una.

mod elige;

use serde::{Deserialize, Serialize};

use super::perfil::{Clase, Perfil};
use crate::azar::Azar;
use crate::banco::{Banco, Pregunta, Respuesta};
use crate::ejercicio::EjercicioError;
use crate::juicio::cuantos;

/// Lleva dentro las preguntas enteras: aunque el banco cambie, un examen empezado sigue siendo el mismo.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Papel {
    pub perfil: Perfil,
    pub semilla: u64,
    /// Van por partes, en el orden del perfil. En pantalla y en papel se numeran desde 1.
    pub cuestiones: Vec<Cuestion>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Cuestion {
    pub clase: Clase,
    /// Lo que vale, de los puntos del perfil.
    pub puntos: f64,
    pub que: Que,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::large_enum_variant, reason = "hay una docena")]
pub enum Que {
    Pregunta {
        pregunta: Pregunta,
        /// En qué orden se enseñan las opciones o las líneas: en el lugar `i` va la `orden[i]` del banco.
        orden: Vec<usize>,
    },
    Programa(Programa),
}

/// Un ejercicio de `cargo practica`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Programa {
    pub ejercicio: String,
    pub titulo: String,
    pub tema: u32,
    pub paso: String,
    pub enunciado: String,
}

#[derive(Debug, thiserror::Error)]
pub enum PapelError {
    #[error(
        "del tema {0} no hay ninguna pregunta todavía: pide otros, o los del perfil sin `--temas`"
    )]
    SinTema(u32),
    #[error("{}", pocas(*.clase, *.hay, *.piden))]
    Pocas { clase: Clase, hay: usize, piden: usize },
    #[error(
        "ninguno de los programas de este examen está en {0}: pide otro lenguaje"
    )]
    SinPrograma(&'static str),
    #[error(transparent)]
    Ejercicio(#[from] EjercicioError),
}

fn pocas(clase: Clase, hay: usize, piden: usize) -> String {
    let (una, varias) = match clase {
        Clase::Test => ("pregunta de test", "preguntas de test"),
        Clase::Razonada => ("pregunta razonada", "preguntas razonadas"),
        Clase::Programa => ("programa", "programas"),
    };
    let como = match clase {
        Clase::Test => format!("con `--preguntas {hay}` o con más temas"),
        _ => "con más temas o, para quitar esa parte, con un 0 en `--pesos`"
            .to_owned(),
    };
    format!(
        "de esos temas hay {} y se piden {piden}: pide el examen {como}",
        cuantos(hay, una, varias)
    )
}

impl Papel {
    /// Con la misma semilla, el mismo perfil y el mismo banco sale el mismo examen.
    ///
    /// # Errors
    /// Si de un tema no hay nada, o si entre todos hay menos de lo que se pide.
    pub fn compone(
        perfil: &Perfil,
        banco: &Banco,
        semilla: u64,
    ) -> Result<Self, PapelError> {
        let mut azar = Azar::con(semilla, &[]);
        let generadas = elige::generadas(perfil, semilla);
        let mut cuestiones = Vec::new();
        for parte in perfil.partes.iter().filter(|parte| parte.cuantas > 0) {
            let puntos = parte.puntos / parte.cuantas as f64;
            let elegidas = match parte.clase {
                Clase::Programa => {
                    elige::programas(perfil, parte.cuantas, &mut azar)?
                }
                clase => elige::preguntas(
                    perfil,
                    clase,
                    parte.cuantas,
                    banco.preguntas.iter().chain(&generadas),
                    &mut azar,
                )?,
            };
            cuestiones.extend(elegidas.into_iter().map(|que| Cuestion {
                clase: parte.clase,
                puntos,
                que,
            }));
        }
        Ok(Self { perfil: perfil.clone(), semilla, cuestiones })
    }

    /// # Errors
    /// Si de alguno de esos temas no hay ninguna pregunta.
    pub fn hay_de_todos(temas: &[u32], banco: &Banco) -> Result<(), PapelError> {
        let sin_ninguna = temas.iter().find(|&&tema| {
            !banco.preguntas.iter().any(|pregunta| pregunta.tema == tema)
        });
        sin_ninguna.map_or(Ok(()), |&tema| Err(PapelError::SinTema(tema)))
    }

    /// Otro modelo del mismo examen: las mismas preguntas, en otro orden dentro de su parte y con otras letras.
    #[must_use]
    pub fn barajado(&self, semilla: u64) -> Self {
        let mut azar = Azar::con(semilla, &[]);
        let mut cuestiones = Vec::new();
        for de_una_parte in
            self.cuestiones.chunk_by(|una, otra| una.clase == otra.clase)
        {
            let mut suyas = de_una_parte.to_vec();
            azar.baraja(&mut suyas);
            cuestiones.extend(suyas.into_iter().map(|mut cuestion| {
                if let Que::Pregunta { pregunta, orden } = &mut cuestion.que {
                    *orden = orden_de(pregunta, &mut azar);
                }
                cuestion
            }));
        }
        Self { perfil: self.perfil.clone(), semilla, cuestiones }
    }
}

impl Cuestion {
    pub fn tema(&self) -> u32 {
        match &self.que {
            Que::Pregunta { pregunta, .. } => pregunta.tema,
            Que::Programa(programa) => programa.tema,
        }
    }
}

/// Se barajan las opciones y las líneas que hay que ordenar; sí y no, van siempre así.
pub fn orden_de(pregunta: &Pregunta, azar: &mut Azar) -> Vec<usize> {
    match &pregunta.respuesta {
        Respuesta::Una(opciones) | Respuesta::Varias(opciones) => {
            azar.orden(opciones.len())
        }
        Respuesta::Ordena(lineas) => loop {
            let orden = azar.orden(lineas.len());
            // Si ya salieran en orden, no habría nada que hacer.
            if lineas.len() < 2 || !orden.is_sorted() {
                break orden;
            }
        },
        Respuesta::Posible { .. } => vec![0, 1],
        _ => Vec::new(),
    }
}
