//! Lo que va detrás de cada opción.

use std::fmt::Display;
use std::ops::RangeInclusive;
use std::str::FromStr;

use crate::examen::fechas;
use crate::examen::penalizacion::Penalizacion;
use crate::examen::perfil::Perfil;
use chrono::NaiveDate;

/// Los que hay en la página «Los temas de los exámenes».
const TEMAS: RangeInclusive<u32> = 1..=37;

pub fn fecha(escrita: &str) -> Result<NaiveDate, String> {
    let hoy = fechas::hoy();
    let fecha = fechas::lee(escrita, hoy)
        .ok_or("«--plan» va con la fecha del examen, como en «--plan 10/12» o «--plan 2026-12-10»")?;
    match (fecha - hoy).num_days() {
        ..0 => Err(format!("el {} ya ha pasado", fechas::corta(fecha).trim())),
        0..=366 => Ok(fecha),
        _ => {
            Err("falta más de un año para esa fecha: pide un plan más corto"
                .to_owned())
        }
    }
}

pub fn perfil(nombre: &str) -> Result<Perfil, String> {
    Perfil::de_nombre(nombre).ok_or_else(|| {
        let nombre = shared::foreign::printable(nombre);
        format!("no hay ningún perfil «{nombre}»: son clase, universidad y fp")
    })
}

pub fn preguntas(escrito: &str) -> Result<usize, String> {
    numero("--preguntas", escrito, 1..=200)
}

pub fn minutos(escrito: &str) -> Result<u32, String> {
    numero("--minutos", escrito, 0..=1440)
}

/// El tanto por ciento, de 0 a 1.
pub fn eliminatorio(escrito: &str) -> Result<f64, String> {
    let escrito = escrito.trim_end_matches('%').trim_end();
    Ok(f64::from(numero("--eliminatorio", escrito, 1..=100)?) / 100.0)
}

fn numero<N: FromStr + PartialOrd + Display>(
    opcion: &str,
    escrito: &str,
    entre: RangeInclusive<N>,
) -> Result<N, String> {
    escrito.parse().ok().filter(|numero| entre.contains(numero)).ok_or_else(|| {
        let (desde, hasta) = (entre.start(), entre.end());
        format!("«{opcion}» va con un número entre {desde} y {hasta}")
    })
}

/// «1,3,20-24».
pub fn temas(escritos: &str) -> Result<Vec<u32>, String> {
    let mal = || {
        "«--temas» va con temas del 1 al 37, como en «--temas 1,3,20-24»".to_owned()
    };
    let mut temas = Vec::new();
    for trozo in escritos.split(',') {
        let (primero, ultimo) = trozo.split_once('-').unwrap_or((trozo, trozo));
        let de = |numero: &str| {
            numero
                .trim()
                .parse()
                .ok()
                .filter(|tema| TEMAS.contains(tema))
                .ok_or_else(mal)
        };
        let (primero, ultimo) = (de(primero)?, de(ultimo)?);
        if primero > ultimo {
            return Err(mal());
        }
        temas.extend(primero..=ultimo);
    }
    temas.sort_unstable();
    temas.dedup();
    Ok(temas)
}

/// «5:1,5:3,5», en el orden de las partes.
pub fn pesos(escritos: &str) -> Result<Vec<f64>, String> {
    let pesos: Option<Vec<f64>> = escritos
        .split(':')
        .map(|peso| {
            let peso = peso.trim().replace(',', ".").parse().ok()?;
            (0.0..=1000.0).contains(&peso).then_some(peso)
        })
        .collect();
    pesos.filter(|pesos| pesos.iter().any(|peso| *peso > 0.0)).ok_or_else(|| {
        "«--pesos» va con lo que vale cada parte, como en «--pesos 5:1,5:3,5»"
            .to_owned()
    })
}

pub fn penalizacion(opcion: &str, escrita: &str) -> Result<Penalizacion, String> {
    let sin_signos = |regla: &str| {
        regla
            .trim_start_matches(['-', '−'])
            .replace([' ', '(', ')', '\''], "")
            .replace('−', "-")
    };
    Penalizacion::TODAS
        .into_iter()
        .find(|(clave, _)| sin_signos(clave) == sin_signos(escrita))
        .map(|(_, penalizacion)| penalizacion)
        .ok_or_else(|| {
            let claves = Penalizacion::TODAS.map(|(clave, _)| clave).join(", ");
            format!("«{opcion}» va con una de estas: {claves}")
        })
}

pub fn reloj_sigue(escrito: &str) -> Result<bool, String> {
    match escrito {
        "sigue" => Ok(true),
        "para" => Ok(false),
        _ => Err("«--reloj» va con sigue o para".to_owned()),
    }
}
