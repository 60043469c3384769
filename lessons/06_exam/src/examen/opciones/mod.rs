//! Lo que se puede pedir a `cargo examen`.

mod ayuda;
mod junta;
pub mod valores;

use chrono::NaiveDate;

use super::perfil::Perfil;
use crate::lenguaje::Lenguaje;
use crate::opciones::{Dicho, Opcion, Parte, semilla};
use shared::foreign::printable;

pub const PARTE: Parte = Parte {
    orden: "cargo examen",
    ayuda: ayuda::AYUDA,
    opciones: &[
        Opcion::con(&["--plan"], "la fecha del examen"),
        PERFIL,
        Opcion::con(&["--preguntas"], "un número"),
        Opcion::con(&["--minutos"], "un número"),
        Opcion::con(&["--temas"], "los números de los temas"),
        Opcion::con(&["--pesos"], "lo que vale cada parte"),
        Opcion::con(
            &["--penalizacion", "--penalización"],
            "lo que resta una equivocada",
        ),
        Opcion::con(&["--eliminatorio"], "un número"),
        Opcion::con(&["--lenguaje"], "python, rust o c"),
        Opcion::sola(&["--en-blanco"]),
        Opcion::sola(&["--juzga-durante"]),
        Opcion::con(&["--semilla"], "un número"),
        Opcion::sola(&["--lineas", "--líneas"]),
        Opcion::con(&["--reloj"], "sigue o para"),
        Opcion::sola(&["--nuevo"]),
    ],
};

pub const PERFIL: Opcion = Opcion::con(&["--perfil"], "clase, universidad o fp");

pub enum Pedido {
    Examen(Box<DeExamen>),
    Repaso(DeRepaso),
    Historial,
    Plan(NaiveDate),
}

pub struct DeExamen {
    /// El que se pide, con sus cambios; el lenguaje se decide después.
    pub perfil: Perfil,
    pub lenguaje: Option<Lenguaje>,
    /// Los que se han pedido, que no son los del perfil.
    pub temas: Option<Vec<u32>>,
    pub semilla: Option<u64>,
    pub lineas: bool,
    pub reloj_sigue: bool,
    pub nuevo: bool,
    /// Si se ha dicho algo de cómo es el examen: el que está a medias ya es como es.
    pub cambia: Option<&'static str>,
}

#[derive(Default)]
pub struct DeRepaso {
    pub temas: Option<Vec<u32>>,
    pub minutos: Option<u32>,
    pub semilla: Option<u64>,
}

pub fn lee(dicho: &mut Dicho) -> Result<Pedido, String> {
    let plan = dicho.toma("--plan", valores::fecha)?;
    let palabras: Vec<String> = dicho.palabras().iter().map(printable).collect();
    let palabras: Vec<&str> = palabras.iter().map(String::as_str).collect();
    match (&palabras[..], plan) {
        ([] | ["repaso"], Some(fecha)) => {
            dicho.es("«--plan»");
            Ok(Pedido::Plan(fecha))
        }
        ([], None) => {
            junta::junta(dicho).map(|pedido| Pedido::Examen(pedido.into()))
        }
        (["repaso"], None) => de_repaso(dicho).map(Pedido::Repaso),
        (["historial"], None) => {
            dicho.es("el historial");
            Ok(Pedido::Historial)
        }
        (["historial"], Some(_)) => {
            Err("«historial» y «--plan» se piden por separado".to_owned())
        }
        (["repaso" | "historial", sobra, ..], _) => Err(format!("sobra «{sobra}»")),
        ([palabra, ..], _) => Err(format!(
            "no se entiende «{palabra}»: se pide repaso, historial o, sin nada detrás, un examen"
        )),
    }
}

fn de_repaso(dicho: &mut Dicho) -> Result<DeRepaso, String> {
    dicho.es("el repaso");
    // Siempre es un diálogo de líneas.
    dicho.hay("--lineas");
    Ok(DeRepaso {
        temas: dicho.toma("--temas", valores::temas)?,
        minutos: dicho.toma("--minutos", valores::minutos)?,
        semilla: dicho.toma("--semilla", semilla)?,
    })
}
