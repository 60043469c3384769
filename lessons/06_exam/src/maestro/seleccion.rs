//! Qué preguntas se llevan: las del banco, las de un tema, las de un examen o las que se generan.

use super::opciones::{Generadas, Pedido, Que};
use super::{MaestroError, texto};
use crate::banco::{Banco, Pregunta, Respuesta, Rubrica};
use crate::ejercicio::Nivel;
use crate::examen::{Papel, Penalizacion, Perfil, Programa, Que as DelPapel};
use crate::genera::{Dificultad, Tipo, genera};
use crate::semilla;

/// De dónde cuelgan todas en Moodle.
const RAIZ: &str = "Procesos en Unix";

pub struct Seleccion {
    /// Qué son, en una frase para el principio del fichero.
    pub titulo: String,
    pub preguntas: Vec<Llevada>,
}

pub struct Llevada {
    pub pregunta: Pregunta,
    pub puntos: f64,
    /// Qué parte de lo que vale resta un fallo, de 0 a 1.
    pub resta: f64,
    /// Con barras: `Procesos en Unix/Tema 04`.
    pub categoria: String,
    /// De un programa, para quien lo corrige.
    pub solucion: Option<String>,
}

/// # Errors
/// Si de ese tema no hay nada, o si no bastan las que hay para componer el examen.
pub fn elige(banco: &Banco, pedido: &Pedido) -> Result<Seleccion, MaestroError> {
    let una = |semilla: Option<u64>| semilla.unwrap_or_else(semilla::nueva);
    let lleva = Lleva(pedido.penaliza.unwrap_or(Penalizacion::Ninguna));
    Ok(match &pedido.que {
        Que::Todas => Seleccion {
            titulo: "Todo el banco de preguntas.".to_owned(),
            preguntas: lleva.del_banco(banco.preguntas.iter()),
        },
        Que::DelTema(tema) => {
            let suyas = banco.preguntas.iter().filter(|una| una.tema == *tema);
            let preguntas = lleva.del_banco(suyas);
            if preguntas.is_empty() {
                return Err(MaestroError::SinPreguntas(*tema));
            }
            Seleccion { titulo: format!("Tema {tema}."), preguntas }
        }
        Que::DeUnExamen { perfil, semilla } => {
            de_un_examen(banco, perfil, una(*semilla), lleva)?
        }
        Que::Generadas(pedidas) => generadas(pedidas, una(pedidas.semilla), lleva),
    })
}

fn de_un_examen(
    banco: &Banco,
    perfil: &Perfil,
    semilla: u64,
    lleva: Lleva,
) -> Result<Seleccion, MaestroError> {
    let papel = Papel::compone(perfil, banco, semilla)?;
    let categoria = format!("Examen {}, semilla {semilla}", perfil.nombre);
    let preguntas = papel.cuestiones.into_iter().map(|cuestion| {
        let pregunta = match cuestion.que {
            DelPapel::Pregunta { pregunta, .. } => pregunta,
            DelPapel::Programa(programa) => {
                let solucion = texto::solucion(&programa.ejercicio);
                let suya = de_programa(programa);
                return Llevada {
                    solucion,
                    ..lleva.una(suya, cuestion.puntos, &categoria)
                };
            }
        };
        lleva.una(pregunta, cuestion.puntos, &categoria)
    });
    let titulo = format!(
        "Examen del perfil {}, con la semilla {semilla}: {} minutos y {} puntos.",
        perfil.nombre,
        perfil.minutos,
        texto::numero(perfil.puntos())
    );
    Ok(Seleccion { titulo, preguntas: preguntas.collect() })
}

fn generadas(pedidas: &Generadas, semilla: u64, lleva: Lleva) -> Seleccion {
    let dificultad =
        pedidas.dificultad.or(Dificultad::nueva(2)).expect("2 es un grado");
    let tipos = pedidas.tipo.map_or(Tipo::TODOS.to_vec(), |tipo| vec![tipo]);
    let semillas =
        (0..pedidas.cuantas as u64).map(|cual| semilla.wrapping_add(cual));
    let preguntas = tipos.iter().cycle().zip(semillas).map(|(&tipo, semilla)| {
        let pregunta = genera(tipo, semilla, pedidas.lenguaje, dificultad);
        lleva.una(pregunta.into(), 1.0, "Generadas")
    });
    Seleccion {
        titulo: format!("Preguntas generadas desde la semilla {semilla}."),
        preguntas: preguntas.collect(),
    }
}

/// Con qué penalización se llevan.
#[derive(Clone, Copy)]
struct Lleva(Penalizacion);

impl Lleva {
    fn una(self, pregunta: Pregunta, puntos: f64, categoria: &str) -> Llevada {
        let resta = match &pregunta.respuesta {
            Respuesta::Una(opciones) | Respuesta::Varias(opciones) => {
                self.0.de(opciones.len())
            }
            Respuesta::Posible { .. } => self.0.de(2),
            _ => 0.0,
        };
        let categoria = format!("{RAIZ}/{categoria}");
        Llevada { pregunta, puntos, resta, categoria, solucion: None }
    }

    fn del_banco<'a>(
        self,
        preguntas: impl Iterator<Item = &'a Pregunta>,
    ) -> Vec<Llevada> {
        preguntas
            .map(|una| self.una(una.clone(), 1.0, &format!("Tema {:02}", una.tema)))
            .collect()
    }
}

/// Un programa se pide como una respuesta larga, y se juzga con el juez de `practica`.
fn de_programa(programa: Programa) -> Pregunta {
    let enunciado = texto::programa(&programa);
    let Programa { ejercicio, tema, paso, .. } = programa;
    Pregunta {
        respuesta: Respuesta::Razonada(vec![Rubrica {
            puntos: 1.0,
            texto: format!(
                "el programa pasa `cargo practica {ejercicio} --fichero respuesta.py`"
            ),
        }]),
        explicacion: format!("Se practica con `cargo practica {ejercicio}`."),
        enunciado,
        // Un ejercicio y una pregunta pueden llamarse igual.
        nombre: format!("programa_{ejercicio}"),
        tema,
        nivel: Nivel::Imprescindible,
        paso,
        codigo: None,
        capitulo: None,
        otros_pasos: Vec::new(),
        programas: Vec::new(),
        lugar: 0,
    }
}
