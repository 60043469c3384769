//! La lista de los ejercicios, con lo que está hecho y lo que viene ahora.

use std::process::ExitCode;

use super::PracticaError;
use crate::ancho;
use crate::ejercicio::{Ejercicio, Nivel, todos as los_que_hay};
use crate::juicio::cuantos;
use crate::lenguaje::Lenguaje;
use crate::progreso::{Guardado, Progreso};

pub fn todos() -> Result<ExitCode, PracticaError> {
    let progreso = Guardado::del_usuario()?.lee()?;
    let ejercicios = los_que_hay();
    let mut leccion = "";
    let mut hechos = 0;
    for ejercicio in &ejercicios {
        if ejercicio.leccion != leccion {
            leccion = ejercicio.leccion;
            println!(
                "{leccion} · {}",
                course::find(leccion).map_or("", |leccion| leccion.title)
            );
        }
        let ficha = ejercicio.ficha()?;
        let en: Vec<&str> = nombres(progreso.hecho_en(ejercicio.nombre));
        hechos += usize::from(!en.is_empty());
        let hecho = if en.is_empty() { ' ' } else { '✔' };
        let en = if en.is_empty() {
            String::new()
        } else {
            format!(" ({})", en.join(", "))
        };
        let mas = if ficha.nivel == Nivel::Ampliacion { '+' } else { ' ' };
        let delante = format!("  {hecho} {:<21}{mas} ", ejercicio.nombre);
        println!(
            "{}",
            ancho::parte_tras(&delante, &format!("{}{en}", ficha.titulo))
        );
    }
    println!("\nLos que llevan un + son de ampliación.");
    println!("{} de {}.", cuantos(hechos, "hecho", "hechos"), ejercicios.len());
    if let Some(siguiente) = el_siguiente(&ejercicios, &progreso) {
        println!("Ahora viene {0}:  cargo practica {0}", siguiente.nombre);
    }
    Ok(ExitCode::SUCCESS)
}

/// El primero que no está hecho en ningún lenguaje.
pub fn el_siguiente<'a>(
    ejercicios: &'a [Ejercicio],
    progreso: &Progreso,
) -> Option<&'a Ejercicio> {
    ejercicios
        .iter()
        .find(|ejercicio| progreso.hecho_en(ejercicio.nombre).is_empty())
}

fn nombres(claves: &[String]) -> Vec<&str> {
    claves
        .iter()
        .filter_map(|clave| Some(Lenguaje::de_clave(clave)?.nombre()))
        .collect()
}
