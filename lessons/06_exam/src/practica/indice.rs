//! La tabla de los ejercicios que enseña el libro: por lecciones, con su tema, su paso y sus lenguajes.

use std::process::ExitCode;

use super::PracticaError;
use crate::ejercicio::{Ejercicio, EjercicioError, Nivel, todos as los_que_hay};

pub fn todos() -> Result<ExitCode, PracticaError> {
    let ejercicios = los_que_hay();
    for de_una in ejercicios.chunk_by(|uno, otro| uno.leccion == otro.leccion) {
        let leccion = de_una[0].leccion;
        println!(
            "## {} · {}\n",
            leccion.split('_').next().unwrap_or_default(),
            course::find(leccion).map_or("", |leccion| leccion.title)
        );
        println!(
            "| Ejercicio | De qué va | Tema | Lo enseña | En |\n|---|---|---|---|---|"
        );
        for ejercicio in de_una {
            println!("{}", fila(ejercicio)?);
        }
        println!();
    }
    Ok(ExitCode::SUCCESS)
}

fn fila(ejercicio: &Ejercicio) -> Result<String, EjercicioError> {
    let ficha = ejercicio.ficha()?;
    let mas = if ficha.nivel == Nivel::Ampliacion { " +" } else { "" };
    let lenguajes: Vec<_> =
        ejercicio.lenguajes().iter().map(|lenguaje| lenguaje.nombre()).collect();
    Ok(format!(
        "| `{}`{mas} | {} | [{tema}](../temas.md) | {} | {} |",
        ejercicio.nombre,
        // La barra separaría columnas.
        ficha.titulo.replace('|', "\\|"),
        enlace(&ficha.paso),
        // Con el espacio duro, van en la misma línea.
        lenguajes.join(",\u{a0}"),
        tema = ficha.tema,
    ))
}

/// «00 plantilla», con la página de ese paso.
pub fn enlace(paso: &str) -> String {
    let pagina = paso.split_once(' ').and_then(|(numero, nombre)| {
        let leccion =
            course::COURSE.iter().find(|leccion| leccion.number() == numero)?;
        Some(format!("[{paso}](../{}/{nombre}.md)", leccion.name))
    });
    pagina.unwrap_or_else(|| paso.to_owned())
}
