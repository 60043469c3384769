//! Comprobar que, de uno en uno y sin reserva, salen los mismos hashes; y decir lo que no se ha podido leer.

use std::path::{Path, PathBuf};

use shared::foreign::printable;
use shared::lesson::check_eq;
use shared::say_incident;

use super::barra::barra;
use super::ficheros::ficheros;
use super::hash::{Resultado, calcular};

pub fn comprobar(
    rutas: &[PathBuf],
    resultados: &[Resultado],
) -> anyhow::Result<()> {
    let progreso = barra(rutas.len(), "comprobación");
    let (distintos, cambiados) = comparar(rutas, resultados, || progreso.inc(1));
    progreso.finish_and_clear();
    check_eq("hashes que, de uno en uno, salen distintos", distintos, 0)?;
    for ruta in cambiados {
        say_incident!("{} ha cambiado entretanto: no lo comparo", printable(ruta));
    }
    let ilegibles =
        resultados.iter().filter(|resultado| resultado.is_err()).count();
    if ilegibles > 0 {
        say_incident!("no he podido leer {}:", ficheros(ilegibles));
    }
    for (ruta, resultado) in rutas.iter().zip(resultados) {
        if let Err(motivo) = resultado {
            say_incident!("✘ {}: {motivo}", printable(ruta));
        }
    }
    Ok(())
}

/// Los calcula otra vez, de uno en uno. Dice cuántos salen distintos, y qué
/// ficheros han cambiado y no cuentan.
fn comparar<'a>(
    rutas: &'a [PathBuf],
    resultados: &[Resultado],
    avanzar: impl Fn(),
) -> (usize, Vec<&'a Path>) {
    let (mut distintos, mut cambiados) = (0, Vec::new());
    for (ruta, en_la_reserva) in rutas.iter().zip(resultados) {
        match (en_la_reserva, calcular(ruta)) {
            (Ok(una), Ok(otra)) if una.cambiado == otra.cambiado => {
                distintos += usize::from(una.sha256 != otra.sha256);
            }
            (Err(_), Err(_)) => {}
            _ => cambiados.push(ruta.as_path()),
        }
        avanzar();
    }
    (distintos, cambiados)
}
