//! Lo que se enseña en la pantalla: las preguntas del papel, en su orden, con lo que hace falta de cada una.

use std::path::PathBuf;
use std::time::Duration;

use crate::banco::{Pregunta, Respuesta};

/// Una pregunta del examen, o un programa.
pub struct Puesta {
    /// El nombre de su parte: «Test».
    pub parte: String,
    pub puntos: f64,
    pub que: Que,
}

pub enum Que {
    Pregunta {
        pregunta: Box<Pregunta>,
        /// En qué lugar se enseña cada opción o línea.
        orden: Vec<usize>,
    },
    Programa {
        enunciado: String,
        fichero: PathBuf,
        /// Cómo se corrige: «Se corrige al acabar el examen».
        se_corrige: String,
    },
}

/// Cómo se contesta con el teclado.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forma {
    Elige {
        una_sola: bool,
    },
    Ordena,
    /// En una línea; si es un número, se puede empezar por una cifra.
    Escribe {
        numero: bool,
    },
    Huecos(usize),
    Redacta,
    Programa,
}

impl Puesta {
    pub fn forma(&self) -> Forma {
        let Que::Pregunta { pregunta, .. } = &self.que else {
            return Forma::Programa;
        };
        match &pregunta.respuesta {
            Respuesta::Una(_) | Respuesta::Posible { .. } => {
                Forma::Elige { una_sola: true }
            }
            Respuesta::Varias(_) => Forma::Elige { una_sola: false },
            Respuesta::Ordena(_) => Forma::Ordena,
            Respuesta::Numero { .. } | Respuesta::Linea { .. } => {
                Forma::Escribe { numero: true }
            }
            Respuesta::Texto { .. } | Respuesta::Arbol(_) => {
                Forma::Escribe { numero: false }
            }
            Respuesta::Huecos(huecos) => Forma::Huecos(huecos.len()),
            Respuesta::Razonada(_) => Forma::Redacta,
        }
    }

    /// Las opciones: la letra que las elige, su número en la pregunta y su texto, en el orden en que se enseñan.
    pub fn opciones(&self) -> Vec<(char, usize, &str)> {
        let Que::Pregunta { pregunta, orden } = &self.que else {
            return Vec::new();
        };
        match &pregunta.respuesta {
            Respuesta::Una(opciones) | Respuesta::Varias(opciones) => ('a'..='z')
                .zip(orden)
                .filter_map(|(letra, cual)| {
                    Some((letra, *cual, opciones.get(*cual)?.texto.as_str()))
                })
                .collect(),
            Respuesta::Posible { .. } => {
                vec![('s', 0, "sí, puede darse"), ('n', 1, "no, no puede darse")]
            }
            _ => Vec::new(),
        }
    }

    /// Las líneas que hay que ordenar, tal como las escribe la pregunta, y en qué orden se enseñan.
    pub fn lineas(&self) -> Option<(&[String], &[usize])> {
        let Que::Pregunta { pregunta, orden } = &self.que else { return None };
        match &pregunta.respuesta {
            Respuesta::Ordena(lineas) => Some((lineas, orden)),
            _ => None,
        }
    }

    pub fn respuesta(&self) -> Option<&Respuesta> {
        match &self.que {
            Que::Pregunta { pregunta, .. } => Some(&pregunta.respuesta),
            Que::Programa { .. } => None,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reloj {
    Quedan(Duration),
    /// Sin límite: el tiempo que se lleva.
    Llevas(Duration),
}

/// Cuándo se avisa de que queda poco.
pub const YA_QUEDA_POCO: Duration = Duration::from_secs(5 * 60);

impl Reloj {
    pub fn queda_poco(self) -> bool {
        matches!(self, Self::Quedan(queda) if queda <= YA_QUEDA_POCO)
    }

    /// «quedan 1:12:05».
    pub fn dice(self) -> String {
        match self {
            Self::Quedan(queda) if self.queda_poco() => {
                format!("¡solo quedan {}!", horas(queda))
            }
            Self::Quedan(queda) => format!("quedan {}", horas(queda)),
            Self::Llevas(llevas) => format!("llevas {}", horas(llevas)),
        }
    }
}

fn horas(tiempo: Duration) -> String {
    let segundos = tiempo.as_secs();
    let (horas, minutos, segundos) =
        (segundos / 3600, segundos / 60 % 60, segundos % 60);
    if horas > 0 {
        format!("{horas}:{minutos:02}:{segundos:02}")
    } else {
        format!("{minutos}:{segundos:02}")
    }
}
