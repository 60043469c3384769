//! La lista de los ejercicios y sus ficheros de partida.

use std::process::ExitCode;

use super::PracticaError;
use crate::ejercicio::{busca, todos};
use crate::lenguaje::Lenguaje;
use crate::opciones::Pedido;

/// Los ejercicios, por lecciones.
pub fn lista() -> Result<ExitCode, PracticaError> {
    let mut leccion = "";
    for ejercicio in todos() {
        if ejercicio.leccion != leccion {
            leccion = ejercicio.leccion;
            println!("{leccion}");
        }
        let ficha = ejercicio.ficha()?;
        println!(
            "  {:<22} {} ({})",
            ejercicio.nombre,
            ficha.titulo,
            ficha.nivel.nombre()
        );
    }
    Ok(ExitCode::SUCCESS)
}

pub fn inicio(nombre: &str, pedido: &Pedido) -> Result<ExitCode, PracticaError> {
    print!(
        "{}",
        busca(nombre)?.inicio(pedido.lenguaje.unwrap_or(Lenguaje::Python))?
    );
    Ok(ExitCode::SUCCESS)
}

pub fn pistas(nombre: &str) -> Result<ExitCode, PracticaError> {
    let ficha = busca(nombre)?.ficha()?;
    for (numero, pista) in ficha.pistas.iter().enumerate() {
        println!("{}. {pista}", numero + 1);
    }
    println!(
        "Lo enseña el paso {}; es el tema {} de los exámenes.",
        ficha.paso, ficha.tema
    );
    Ok(ExitCode::SUCCESS)
}
