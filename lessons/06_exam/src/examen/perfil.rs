//! Cómo es un examen: cuánto dura, qué partes tiene, cuánto vale cada una y qué resta una equivocada.

use serde::{Deserialize, Serialize};

use super::penalizacion::Penalizacion;
use crate::lenguaje::Lenguaje;

/// Los de siempre se piden por su nombre, y las opciones cambian lo que se quiera.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Perfil {
    pub nombre: String,
    /// Sin reloj, si es 0.
    pub minutos: u32,
    pub partes: Vec<Parte>,
    pub penalizacion: Penalizacion,
    /// Qué fracción de la parte de test hay que sacar para que cuente lo demás, de 0 a 1.
    pub eliminatorio: Option<f64>,
    /// De qué temas; de todos, si no dice ninguno.
    pub temas: Vec<u32>,
    /// Entre qué ejercicios se elige el programa; entre todos, si no dice ninguno.
    pub ejercicios: Vec<String>,
    pub lenguaje: Lenguaje,
    /// Si se puede pedir al juez que mire el programa antes de acabar.
    pub juzga_durante: bool,
    /// Si el programa se empieza con una hoja en blanco, con el enunciado y nada más.
    pub en_blanco: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Parte {
    pub clase: Clase,
    pub cuantas: usize,
    /// Lo que vale la parte entera.
    pub puntos: f64,
}

#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Clase {
    /// Todas las preguntas que se corrigen solas.
    Test,
    Razonada,
    Programa,
}

impl Clase {
    pub fn nombre(self) -> &'static str {
        match self {
            Self::Test => "Test",
            Self::Razonada => "Razonada",
            Self::Programa => "Programa",
        }
    }
}

impl Perfil {
    pub const NOMBRES: [&'static str; 3] = ["clase", "universidad", "fp"];

    /// El que se llama así.
    pub fn de_nombre(nombre: &str) -> Option<Self> {
        let parte = |clase, cuantas, puntos| Parte { clase, cuantas, puntos };
        let (minutos, partes, penalizacion, temas, ejercicios): (
            u32,
            Vec<Parte>,
            Penalizacion,
            Vec<u32>,
            &[&str],
        ) = match nombre {
            "clase" => (
                90,
                vec![
                    parte(Clase::Test, 10, 5.0),
                    parte(Clase::Razonada, 1, 1.5),
                    parte(Clase::Programa, 1, 3.5),
                ],
                Penalizacion::TresDecimos,
                Vec::new(),
                &[
                    "productor_consumidor",
                    "lock",
                    "plantilla",
                    "pool_cuadrados",
                    "pool_con_lock",
                ],
            ),
            "universidad" => (
                120,
                vec![
                    parte(Clase::Test, 12, 6.0),
                    parte(Clase::Razonada, 1, 1.5),
                    parte(Clase::Programa, 1, 2.5),
                ],
                Penalizacion::Tercio,
                (1..=26).chain([31, 32]).collect(),
                &[
                    "abanico",
                    "cadena",
                    "huerfano",
                    "sin_zombis",
                    "ejecuta",
                    "bufer",
                ],
            ),
            "fp" => (
                120,
                vec![parte(Clase::Test, 30, 6.0), parte(Clase::Programa, 1, 4.0)],
                Penalizacion::EntreLasOtras,
                Vec::new(),
                &[
                    "plantilla",
                    "lock",
                    "ping_pong",
                    "semaforo",
                    "registro",
                    "ejecuta",
                ],
            ),
            _ => return None,
        };
        Some(Self {
            nombre: nombre.to_owned(),
            minutos,
            partes,
            penalizacion,
            eliminatorio: None,
            temas,
            ejercicios: ejercicios.iter().map(|&uno| uno.to_owned()).collect(),
            lenguaje: Lenguaje::Python,
            juzga_durante: false,
            en_blanco: false,
        })
    }

    /// Lo que suman todas las partes.
    pub fn puntos(&self) -> f64 {
        self.partes.iter().map(|parte| parte.puntos).sum()
    }

    pub fn parte(&self, clase: Clase) -> Option<&Parte> {
        self.partes.iter().find(|parte| parte.clase == clase)
    }
}
