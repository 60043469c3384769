//! Las respuestas se calculan: se ejecuta el código de una pregunta y se compara con lo que dice.

mod compara;
mod ejecuta;
pub mod fuente;
mod posibles;
mod valor;
mod varias;

use std::path::Path;

use super::{Codigo, Mide, Pregunta};

/// Lo que sale de medir una pregunta.
pub enum Medida {
    Cuadra,
    NoCuadra(String),
    /// Hubo que cortarlo: es de la pregunta, o de que el ordenador estaba muy ocupado.
    Cortada(String),
    /// Aquí falta algo para ejecutarlo.
    NoSePuede(String),
}

/// Lo que puede faltar en un ordenador, y cómo lo dice Python.
const SIN_PSUTIL: &str = "No module named 'psutil'";

/// Si no hay qué medir, cuadra. Lo que cambia de una vez a otra se ejecuta más si `veces` pasa de 1.
pub fn mide(pregunta: &Pregunta, carpeta: &Path, veces: u64) -> Medida {
    let Some((codigo, mide)) =
        pregunta.codigo.as_ref().and_then(|codigo| Some((codigo, codigo.mide?)))
    else {
        return Medida::Cuadra;
    };
    let queja = match mide_y_compara(pregunta, codigo, mide, carpeta, veces) {
        Ok(Ok(())) => return Medida::Cuadra,
        Ok(Err(queja)) => queja,
        Err(error) if error.is::<ejecuta::Cortado>() => {
            return Medida::Cortada(format!("{error:#}"));
        }
        Err(error) => format!("{error:#}"),
    };
    if queja.contains(SIN_PSUTIL) {
        Medida::NoSePuede("falta psutil".to_owned())
    } else {
        Medida::NoCuadra(queja)
    }
}

/// Si se ejecuta varias veces, o hay que esperar a que se vea que no acaba: mejor empezar por ellas.
pub fn tarda(pregunta: &Pregunta) -> bool {
    let mide = pregunta.codigo.as_ref().and_then(|codigo| codigo.mide);
    matches!(mide, Some(Mide::Salidas | Mide::NoAcaba))
}

fn mide_y_compara(
    pregunta: &Pregunta,
    codigo: &Codigo,
    mide: Mide,
    carpeta: &Path,
    veces: u64,
) -> anyhow::Result<Result<(), String>> {
    for programa in fuente::programas(pregunta, codigo) {
        let carpeta = tempfile::tempdir_in(carpeta)?;
        let orden = ejecuta::construye(codigo.lenguaje, &programa, carpeta.path())?;
        if mide == Mide::Salidas {
            let comparado =
                varias::compara(pregunta, codigo, &orden, carpeta.path(), veces)?;
            if comparado.is_err() {
                return Ok(comparado);
            }
            continue;
        }
        let plazo = (mide == Mide::NoAcaba).then_some(ejecuta::PLAZO_SI_NO_ACABA);
        let ejecutado = ejecuta::ejecuta(&orden, carpeta.path(), None, plazo)?;
        if mide == Mide::NoAcaba {
            if ejecutado.registro.limits.is_empty() {
                return Ok(Err("se dice que no acaba, y acaba".to_owned()));
            }
            continue;
        }
        ejecuta::acabo(&ejecutado)?;
        let medido = valor::valor(mide, &ejecutado);
        let comparado =
            compara::compara(pregunta, mide, &medido).map_err(|queja| {
                let errores = ejecutado.errores.trim();
                if errores.is_empty() {
                    queja
                } else {
                    format!("{queja}\n{errores}")
                }
            });
        if comparado.is_err() {
            return Ok(comparado);
        }
    }
    Ok(Ok(()))
}
