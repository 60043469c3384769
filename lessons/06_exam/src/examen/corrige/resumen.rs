//! La nota, por partes y por temas.

use std::time::Duration;

use crate::ancho;
use crate::examen::nota::{Cuenta, Nota, con_coma, en_letra};
use crate::examen::papel::Papel;
use crate::examen::{lineas, temas};

pub fn di(papel: &Papel, nota: &Nota, gastado: Duration) {
    println!("\nPor temas");
    for (tema, cuenta) in &nota.temas {
        let delante = format!("  {:<14}", saca(cuenta));
        let titulo =
            format!("{tema}. {}", temas::titulo(*tema).unwrap_or_default());
        println!("{}", ancho::parte_tras(&delante, &titulo));
    }
    println!("\nPor partes");
    for (clase, cuenta) in &nota.partes {
        println!("  {:<14}{}", saca(cuenta), clase.nombre());
    }
    if nota.eliminado {
        println!(
            "\n{}",
            ancho::parte(
                "El test es eliminatorio y no llegas a lo que se pide: lo demás no cuenta."
            )
        );
    }
    println!(
        "\nNota: {} ({}), en {}.",
        con_coma(nota.sobre_diez),
        en_letra(nota.sobre_diez),
        lineas::tiempo(gastado)
    );
    let repetir = format!(
        "El mismo examen otra vez: las mismas opciones, y --semilla {}",
        papel.semilla
    );
    println!("{}", ancho::parte(&repetir));
}

/// «1,2 de 1,5».
fn saca(cuenta: &Cuenta) -> String {
    format!("{} de {}", con_coma(cuenta.puntos), con_coma(cuenta.de))
}
