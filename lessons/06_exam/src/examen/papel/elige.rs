//! Qué preguntas y qué programas entran: repartidos entre temas, niveles y maneras de contestar.

use std::mem::discriminant;

use super::{Azar, PapelError, Programa, Que, orden_de};
use crate::banco::{LenguajeDelCodigo, Pregunta, Respuesta};
use crate::ejercicio::{self, Nivel};
use crate::examen::perfil::{Clase, Perfil};
use crate::genera::{Dificultad, Tipo, genera};
use crate::lenguaje::Lenguaje;

/// De ampliación, una de cada tantas.
const UNA_DE_AMPLIACION_CADA: usize = 4;

/// De cada tipo, tantas.
const GENERADAS: u64 = 3;

/// Las que se generan entran como una más.
pub fn generadas(perfil: &Perfil, semilla: u64) -> Vec<Pregunta> {
    let dificultad = Dificultad::nueva(2).expect("va de 1 a 3");
    let una = |tipo: Tipo, vez: u64| {
        genera(tipo, semilla.wrapping_add(vez), perfil.lenguaje, dificultad).into()
    };
    Tipo::TODOS
        .into_iter()
        .flat_map(|tipo| (0..GENERADAS).map(move |vez| una(tipo, vez)))
        .collect()
}

pub fn preguntas<'a>(
    perfil: &Perfil,
    clase: Clase,
    piden: usize,
    banco: impl Iterator<Item = &'a Pregunta>,
    azar: &mut Azar,
) -> Result<Vec<Que>, PapelError> {
    let mut quedan: Vec<&Pregunta> = banco
        .filter(|pregunta| {
            clase_de(pregunta) == clase && entra(perfil, pregunta.tema)
        })
        .collect();
    let hay = quedan.len();
    azar.baraja(&mut quedan);
    let mut elegidas: Vec<&Pregunta> = Vec::new();
    while elegidas.len() < piden {
        let mejor = (0..quedan.len())
            .min_by_key(|&cual| coste(perfil, &elegidas, quedan[cual]));
        let Some(mejor) = mejor else {
            return Err(PapelError::Pocas {
                clase,
                hay: elegidas.len().min(hay),
                piden,
            });
        };
        let elegida = quedan.remove(mejor);
        quedan.retain(|otra| !mismo_codigo(elegida, otra));
        elegidas.push(elegida);
    }
    azar.baraja(&mut elegidas);
    let puesta = |pregunta: &Pregunta| Que::Pregunta {
        orden: orden_de(pregunta, azar),
        pregunta: pregunta.clone(),
    };
    Ok(elegidas.into_iter().map(puesta).collect())
}

pub fn programas(
    perfil: &Perfil,
    piden: usize,
    azar: &mut Azar,
) -> Result<Vec<Que>, PapelError> {
    let mut puede_ser: Vec<Programa> = Vec::new();
    for ejercicio in ejercicio::todos() {
        let de_los_suyos = perfil.ejercicios.is_empty()
            || perfil.ejercicios.iter().any(|suyo| suyo == ejercicio.nombre);
        if de_los_suyos && ejercicio.lenguajes().contains(&perfil.lenguaje) {
            let ficha = ejercicio.ficha()?;
            puede_ser.push(Programa {
                ejercicio: ejercicio.nombre.to_owned(),
                titulo: ficha.titulo,
                tema: ficha.tema,
                paso: ficha.paso,
                enunciado: ficha.enunciado,
            });
        }
    }
    if puede_ser.is_empty() {
        return Err(PapelError::SinPrograma(perfil.lenguaje.nombre()));
    }
    if puede_ser.len() < piden {
        let hay = puede_ser.len();
        return Err(PapelError::Pocas { clase: Clase::Programa, hay, piden });
    }
    azar.baraja(&mut puede_ser);
    // Los de los temas que se han pedido, delante.
    puede_ser.sort_by_key(|programa| !entra(perfil, programa.tema));
    puede_ser.truncate(piden);
    Ok(puede_ser.into_iter().map(Que::Programa).collect())
}

fn clase_de(pregunta: &Pregunta) -> Clase {
    match pregunta.respuesta {
        Respuesta::Razonada(_) => Clase::Razonada,
        _ => Clase::Test,
    }
}

fn entra(perfil: &Perfil, tema: u32) -> bool {
    perfil.temas.is_empty() || perfil.temas.contains(&tema)
}

/// Cuanto menos, mejor entra: otro tema, otra manera de contestar, el lenguaje del examen y poca ampliación.
fn coste(perfil: &Perfil, elegidas: &[&Pregunta], una: &Pregunta) -> usize {
    let ya = |igual: &dyn Fn(&Pregunta) -> bool| {
        elegidas.iter().filter(|otra| igual(otra)).count()
    };
    let del_tema = ya(&|otra| otra.tema == una.tema);
    let como_ella =
        ya(&|otra| discriminant(&otra.respuesta) == discriminant(&una.respuesta));
    // La pregunta de examen corriente es la de elegir una.
    let de_sobra = if matches!(una.respuesta, Respuesta::Una(_)) { 5 } else { 1 };
    let de_ampliacion = ya(&|otra| otra.nivel == Nivel::Ampliacion) + 1;
    let sobra = una.nivel == Nivel::Ampliacion
        && de_ampliacion * UNA_DE_AMPLIACION_CADA > elegidas.len() + 1;
    100 * usize::from(en_otro_lenguaje(perfil.lenguaje, una))
        + 10 * usize::from(sobra)
        + 4 * del_tema
        + como_ella / de_sobra
}

fn en_otro_lenguaje(lenguaje: Lenguaje, pregunta: &Pregunta) -> bool {
    pregunta.codigo.as_ref().is_some_and(|codigo| {
        let suyo = match codigo.lenguaje {
            LenguajeDelCodigo::Python => Lenguaje::Python,
            LenguajeDelCodigo::C => Lenguaje::C,
            LenguajeDelCodigo::Rust => Lenguaje::Rust,
            LenguajeDelCodigo::Sh | LenguajeDelCodigo::Texto => return false,
        };
        suyo != lenguaje
    })
}

fn mismo_codigo(una: &Pregunta, otra: &Pregunta) -> bool {
    let texto = |pregunta: &Pregunta| {
        let codigo = pregunta.codigo.as_ref()?;
        let texto: String = codigo.texto.split_whitespace().collect();
        (!texto.is_empty()).then_some(texto)
    };
    texto(una).is_some_and(|suyo| texto(otra) == Some(suyo))
}
