//! La nota: lo que saca cada cuestión, por partes, por temas y de 0 a 10.

#[cfg(test)]
mod pruebas;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::papel::{Cuestion, Papel, Que};
use super::perfil::{Clase, Perfil};
use crate::banco::{Contestacion, Correccion, Pregunta, Respuesta};

/// Cómo ha quedado una cuestión.
#[derive(Clone, Debug, PartialEq)]
pub enum Resultado {
    EnBlanco,
    /// De 0 a 1, con los errores típicos que delata.
    Corregida(Correccion),
    /// El juez no ha podido mirar el programa: no cuenta, ni a favor ni en contra.
    NoCuenta,
}

#[derive(Clone, Debug)]
pub struct DeUna {
    pub resultado: Resultado,
    /// Lo que suma, o lo que resta si es negativo.
    pub puntos: f64,
}

/// Lo sacado, de lo que se podía sacar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Cuenta {
    pub puntos: f64,
    pub de: f64,
}

#[derive(Clone, Debug)]
pub struct Nota {
    /// Una por cuestión, en su orden.
    pub una_a_una: Vec<DeUna>,
    /// Ninguna baja de 0.
    pub partes: Vec<(Clase, Cuenta)>,
    pub temas: BTreeMap<u32, Cuenta>,
    /// De 0 a 10.
    pub sobre_diez: f64,
    /// Si el test era eliminatorio y no llega: lo demás no cuenta.
    pub eliminado: bool,
}

impl Resultado {
    /// Lo que sale de una contestación; en blanco, si no hay ninguna o no es para esa pregunta.
    pub fn de_pregunta(
        pregunta: &Pregunta,
        contestacion: Option<&Contestacion>,
    ) -> Self {
        contestacion
            .and_then(|contestacion| pregunta.corrige(contestacion))
            .map_or(Self::EnBlanco, Self::Corregida)
    }
}

impl DeUna {
    fn nueva(perfil: &Perfil, cuestion: &Cuestion, resultado: Resultado) -> Self {
        let puntos = match &resultado {
            Resultado::Corregida(correccion) if correccion.vale > 0.0 => {
                correccion.vale * cuestion.puntos
            }
            Resultado::Corregida(_) => -resta(perfil, cuestion) * cuestion.puntos,
            Resultado::EnBlanco | Resultado::NoCuenta => 0.0,
        };
        Self { resultado, puntos }
    }

    pub fn esta_bien(&self) -> bool {
        matches!(&self.resultado, Resultado::Corregida(correccion) if correccion.esta_bien())
    }
}

/// Solo restan las de opciones, que se pueden acertar por casualidad.
fn resta(perfil: &Perfil, cuestion: &Cuestion) -> f64 {
    let Que::Pregunta { pregunta, .. } = &cuestion.que else { return 0.0 };
    let opciones = match &pregunta.respuesta {
        Respuesta::Una(opciones) | Respuesta::Varias(opciones) => opciones.len(),
        Respuesta::Posible { .. } => 2,
        _ => return 0.0,
    };
    perfil.penalizacion.de(opciones)
}

impl Nota {
    /// Los resultados, en el orden de las cuestiones.
    pub fn pon(papel: &Papel, resultados: Vec<Resultado>) -> Self {
        let perfil = &papel.perfil;
        let una_a_una: Vec<DeUna> = papel
            .cuestiones
            .iter()
            .zip(resultados)
            .map(|(cuestion, resultado)| DeUna::nueva(perfil, cuestion, resultado))
            .collect();
        let mut partes: Vec<(Clase, Cuenta)> = Vec::new();
        let mut temas: BTreeMap<u32, Cuenta> = BTreeMap::new();
        for (cuestion, una) in papel.cuestiones.iter().zip(&una_a_una) {
            if una.resultado == Resultado::NoCuenta {
                continue;
            }
            if partes.last().is_none_or(|(clase, _)| *clase != cuestion.clase) {
                partes.push((cuestion.clase, Cuenta::default()));
            }
            let parte = partes.last_mut().map(|(_, cuenta)| cuenta);
            let tema = temas.entry(cuestion.tema()).or_default();
            for cuenta in parte.into_iter().chain([tema]) {
                cuenta.puntos += una.puntos;
                cuenta.de += cuestion.puntos;
            }
        }
        for (_, cuenta) in &mut partes {
            cuenta.puntos = cuenta.puntos.max(0.0);
        }
        let test = partes.iter().find(|(clase, _)| *clase == Clase::Test);
        let eliminado = match (perfil.eliminatorio, test) {
            (Some(minimo), Some((_, test))) => {
                test.puntos + 1e-9 < minimo * test.de
            }
            _ => false,
        };
        let de: f64 = partes.iter().map(|(_, cuenta)| cuenta.de).sum();
        let puntos: f64 = partes
            .iter()
            .filter(|(clase, _)| !eliminado || *clase == Clase::Test)
            .map(|(_, cuenta)| cuenta.puntos)
            .sum();
        let sobre_diez = if de > 0.0 { 10.0 * puntos / de } else { 0.0 };
        Self { una_a_una, partes, temas, sobre_diez, eliminado }
    }
}

/// Como se escribe en España, con dos decimales como mucho: «6,75», «7,5», «10».
pub fn con_coma(numero: f64) -> String {
    let centesimas = (numero.abs() * 100.0 + 1e-6).round() as i64;
    let signo = if numero < 0.0 && centesimas > 0 { "−" } else { "" };
    let (entera, decimales) = (centesimas / 100, centesimas % 100);
    let decimales = match decimales {
        0 => String::new(),
        redondos if redondos % 10 == 0 => format!(",{}", redondos / 10),
        otros => format!(",{otros:02}"),
    };
    format!("{signo}{entera}{decimales}")
}

/// Lo que se dice de una nota: «suspenso», «notable»…
pub fn en_letra(nota: f64) -> &'static str {
    match (nota * 100.0 + 1e-6).round() as i64 {
        900.. => "sobresaliente",
        700.. => "notable",
        500.. => "aprobado",
        _ => "suspenso",
    }
}
