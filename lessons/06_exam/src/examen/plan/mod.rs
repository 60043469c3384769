//! `--plan FECHA`: qué hacer cada día hasta el examen, según lo hecho y lo que se falla.

mod pendiente;
mod reparto;

use std::process::ExitCode;

use chrono::{Datelike, Days, NaiveDate};

use super::{ExamenError, fechas};
use crate::ancho;
use pendiente::Pendiente;
use reparto::{Dia, reparte};

pub fn ensena(fecha: NaiveDate) -> Result<ExitCode, ExamenError> {
    let hoy = fechas::hoy();
    let pendiente = Pendiente::mira()?;
    let dias = usize::try_from((fecha - hoy).num_days()).unwrap_or_default();
    println!("{}", ancho::parte(&cuanto_falta(dias, hoy, fecha)));
    println!("{}", ancho::parte(&pendiente.en_palabras()));
    let reparto = reparte(&pendiente, dias);
    let fecha_de = |dia: usize| hoy + Days::new(dia as u64);
    let mut dia = 0;
    // Los días iguales y seguidos se dicen de una vez.
    for iguales in reparto.dias.chunk_by(|uno, otro| uno == otro) {
        let primero = dia;
        dia += iguales.len();
        let tramo = fechas::tramo(fecha_de(primero), fecha_de(dia - 1));
        println!("\n{}", ancho::parte(&tramo));
        di(&iguales[0]);
    }
    if fecha > hoy {
        println!("\n{}", fechas::dia(fecha));
    }
    println!("  · el examen");
    if reparto.sin_sitio > 0 {
        println!(
            "\n{}",
            ancho::parte(&format!(
                "No da tiempo a todo lo imprescindible: {} fuera.",
                match reparto.sin_sitio {
                    1 => "queda 1 ejercicio".to_owned(),
                    varios => format!("quedan {varios} ejercicios"),
                }
            ))
        );
    }
    println!(
        "\n{}",
        ancho::parte(
            "El plan se hace otra vez cada vez que lo pides, con lo que lleves hecho."
        )
    );
    Ok(ExitCode::SUCCESS)
}

/// El año se dice si no es este: «26/11», ya pasado, es el del año que viene.
fn cuanto_falta(dias: usize, hoy: NaiveDate, fecha: NaiveDate) -> String {
    match dias {
        0 => "El examen es hoy.".to_owned(),
        1 => "El examen es mañana.".to_owned(),
        varios if fecha.year() == hoy.year() => {
            format!("Faltan {varios} días para el {}.", fechas::dia(fecha))
        }
        varios => format!(
            "Faltan {varios} días para el {} de {}.",
            fechas::dia(fecha),
            fecha.year()
        ),
    }
}

fn di(dia: &Dia) {
    for que in &dia.que {
        println!("{}", ancho::parte_tras("  · ", que));
    }
}
