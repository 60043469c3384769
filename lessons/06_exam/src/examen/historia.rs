//! Las notas que se llevan, y su pequeña gráfica.

use std::collections::BTreeMap;
use std::process::ExitCode;

use chrono::{DateTime, Local, Utc};
use serde::{Deserialize, Serialize};

use super::nota::{Cuenta, Nota, con_coma};
use super::sesion::Sesion;
use super::{ExamenError, fechas, temas};
use crate::ancho;
use crate::estado::{EstadoError, Fichero};
use crate::juicio::cuantos;

/// Los que se enseñan.
const ULTIMOS: usize = 12;
/// Los temas que peor van.
const FLOJOS: usize = 5;

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Historial {
    pub examenes: Vec<Hecho>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Hecho {
    /// Cuándo se empezó: no hay dos que empezaran a la vez.
    pub empezado: DateTime<Utc>,
    pub perfil: String,
    pub semilla: u64,
    pub nota: f64,
    pub minutos: u64,
    pub temas: BTreeMap<u32, Cuenta>,
}

pub fn fichero() -> Result<Fichero<Historial>, EstadoError> {
    Fichero::del_usuario("examenes.json", "el historial")
}

/// Si ya estaba apuntado, se vuelve a apuntar en su sitio.
pub fn apunta(sesion: &Sesion, nota: &Nota) -> Result<(), EstadoError> {
    let papel = sesion.papel();
    let hecho = Hecho {
        empezado: sesion.empezada().into(),
        perfil: papel.perfil.nombre.clone(),
        semilla: papel.semilla,
        nota: nota.sobre_diez,
        minutos: sesion.transcurrido().as_secs() / 60,
        temas: nota.temas.clone(),
    };
    fichero()?.cambia(|historial| {
        historial.examenes.retain(|otro| otro.empezado != hecho.empezado);
        historial.examenes.push(hecho);
    })?;
    Ok(())
}

pub fn ensena() -> Result<ExitCode, ExamenError> {
    let historial = fichero()?.lee()?.unwrap_or_default();
    if historial.examenes.is_empty() {
        println!(
            "Todavía no has acabado ningún examen. Se empieza con:\n   cargo examen"
        );
        return Ok(ExitCode::SUCCESS);
    }
    print!("{}", dibuja(&historial, ancho::columnas()));
    Ok(ExitCode::SUCCESS)
}

fn dibuja(historial: &Historial, columnas: usize) -> String {
    let desde = historial.examenes.len().saturating_sub(ULTIMOS);
    let mut texto = String::new();
    if desde > 0 {
        texto.push_str(&format!(
            "Los últimos {ULTIMOS}, de {}.\n",
            historial.examenes.len()
        ));
    }
    for hecho in &historial.examenes[desde..] {
        let dia = fechas::corta(hecho.empezado.with_timezone(&Local).date_naive());
        let delante =
            format!("{dia}  {:<11} {:>5}  ", hecho.perfil, con_coma(hecho.nota));
        let libres = columnas.saturating_sub(delante.chars().count()).min(40);
        texto.push_str(&delante);
        texto.push_str(&barra(hecho.nota / 10.0, libres));
        texto.push('\n');
    }
    let suma: f64 = historial.examenes.iter().map(|hecho| hecho.nota).sum();
    let media = con_coma(suma / historial.examenes.len() as f64);
    let hechos = cuantos(historial.examenes.len(), "examen", "exámenes");
    texto.push_str(&format!("\n{hechos}, y de media, {media}.\n"));
    let flojos = flojos(historial);
    if !flojos.is_empty() {
        texto.push_str("\nLos temas que peor llevas:\n");
    }
    for (tema, parte) in flojos {
        let delante = format!("{:>4} %  ", (parte * 100.0).round());
        let titulo = format!("{tema}. {}", temas::titulo(tema).unwrap_or_default());
        texto.push_str(&ancho::parte_tras(&delante, &titulo));
        texto.push('\n');
    }
    texto
}

/// Los bloques dan hasta octavos de columna.
fn barra(parte: f64, columnas: usize) -> String {
    let octavos = (parte.clamp(0.0, 1.0) * columnas as f64 * 8.0).round() as usize;
    let resto = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][octavos % 8];
    "█".repeat(octavos / 8) + resto
}

/// De los temas que no llegan a la mitad, los peores primero.
pub fn flojos(historial: &Historial) -> Vec<(u32, f64)> {
    let mut suma: BTreeMap<u32, Cuenta> = BTreeMap::new();
    for (&tema, cuenta) in historial.examenes.iter().flat_map(|hecho| &hecho.temas)
    {
        let total = suma.entry(tema).or_default();
        total.puntos += cuenta.puntos.max(0.0);
        total.de += cuenta.de;
    }
    let mut flojos: Vec<(u32, f64)> = suma
        .into_iter()
        .filter(|(_, cuenta)| cuenta.de > 0.0)
        .map(|(tema, cuenta)| (tema, cuenta.puntos / cuenta.de))
        .filter(|(_, parte)| *parte < 0.5)
        .collect();
    flojos.sort_by(|(_, uno), (_, otro)| uno.total_cmp(otro));
    flojos.truncate(FLOJOS);
    flojos
}

#[cfg(test)]
mod tests {
    use super::barra;

    #[test]
    fn la_barra_crece_de_octavo_en_octavo() {
        assert_eq!(barra(0.0, 10), "");
        assert_eq!(barra(1.0, 10), "█".repeat(10));
        assert_eq!(barra(0.675, 10), "██████▊");
        assert_eq!(barra(7.0, 3), "███");
    }
}
