//! Lo que se pide cuando uno se atasca: una pista más, la solución, volver a empezar.

use std::io::{self, BufRead, IsTerminal, Write};
use std::process::ExitCode;

use super::opciones::Pedido;
use super::{PracticaError, TODAVIA_NO, camino, taller};
use crate::ancho;
use crate::ejercicio::busca;
use crate::lenguaje::Lenguaje;
use crate::progreso::Guardado;

/// Una más cada vez; las de antes se repiten.
pub fn pista(nombre: &str) -> Result<ExitCode, PracticaError> {
    let ejercicio = busca(nombre)?;
    let ficha = ejercicio.ficha()?;
    let hay = ficha.pistas.len();
    let progreso = Guardado::del_usuario()?.cambia(|progreso| {
        let vistas = progreso.pistas.entry(nombre.to_owned()).or_default();
        *vistas = (*vistas + 1).min(hay);
    })?;
    let vistas = progreso.pistas.get(nombre).copied().unwrap_or(1);
    for (numero, pista) in ficha.pistas.iter().enumerate().take(vistas) {
        println!(
            "{}",
            ancho::parte(&format!("Pista {} de {hay}. {pista}", numero + 1))
        );
    }
    if vistas == hay {
        println!(
            "\nNo hay más. Lo enseña el paso {}:  cargo leccion {0}",
            ficha.paso
        );
    } else {
        println!("\nOtra más:  cargo practica pista {nombre}");
    }
    Ok(ExitCode::SUCCESS)
}

/// Antes pregunta: quien la ve ya no la encuentra.
pub fn solucion(nombre: &str, pedido: &Pedido) -> Result<ExitCode, PracticaError> {
    let ejercicio = busca(nombre)?;
    let lenguaje = camino::lenguaje(&ejercicio, pedido)?;
    let texto = ejercicio.solucion(lenguaje)?;
    if !pedido.si && !confirma(nombre)? {
        println!("Pues sigue intentándolo:  cargo practica pista {nombre}");
        return Ok(ExitCode::from(TODAVIA_NO));
    }
    print!("{texto}");
    Ok(ExitCode::SUCCESS)
}

fn confirma(nombre: &str) -> Result<bool, PracticaError> {
    if !io::stdin().is_terminal() {
        let mal_uso = format!(
            "aquí no se puede preguntar: si de verdad quieres verla,\n   cargo practica solucion {nombre} --si"
        );
        return Err(PracticaError::MalUso(mal_uso));
    }
    print!("¿Seguro que quieres ver la solución? [s/N] ");
    let _ = io::stdout().flush();
    let mut respuesta = String::new();
    let _ = io::stdin().lock().read_line(&mut respuesta);
    Ok(matches!(respuesta.trim().to_lowercase().as_str(), "s" | "si" | "sí"))
}

/// Vuelve a poner el fichero de partida, y guarda una copia de lo que había.
pub fn reinicia(nombre: &str, pedido: &Pedido) -> Result<ExitCode, PracticaError> {
    let ejercicio = busca(nombre)?;
    let lenguaje = camino::lenguaje(&ejercicio, pedido)?;
    let respuesta = taller::respuesta(&ejercicio, lenguaje);
    if !respuesta.is_file() {
        return Err(PracticaError::SinEmpezar("reiniciar", nombre.to_owned()));
    }
    let partida = ejercicio.inicio(lenguaje)?;
    if std::fs::read_to_string(&respuesta).ok().as_ref() == Some(&partida) {
        println!("{} ya es el de partida.", taller::corta(&respuesta));
        return Ok(ExitCode::SUCCESS);
    }
    let copia = taller::copia(&respuesta)?;
    taller::pon(&ejercicio, lenguaje)?;
    println!("{} vuelve a ser el de partida.", taller::corta(&respuesta));
    println!("Lo que habías escrito está en {}.", taller::corta(&copia));
    Ok(ExitCode::SUCCESS)
}

pub fn inicio(nombre: &str, pedido: &Pedido) -> Result<ExitCode, PracticaError> {
    print!(
        "{}",
        busca(nombre)?.inicio(pedido.lenguaje.unwrap_or(Lenguaje::Python))?
    );
    Ok(ExitCode::SUCCESS)
}
