//! El informe de un alumno: lo que le diría `cargo practica`.

use super::clase::Clase;
use super::entregas::{Alumno, Entrega};
use super::juicio::{Juicio, Resultado};
use super::palabras::{cita, parte, parte_tras};
use crate::juicio::{cuantos, errores_sin_decir};

pub fn texto(alumno: &Alumno, clase: &Clase) -> String {
    let bien = clase
        .ejercicios
        .iter()
        .filter(|ejercicio| alumno.en(ejercicio) == Some(Resultado::Bien))
        .count();
    let pedidos = cuantos(clase.ejercicios.len(), "ejercicio", "ejercicios");
    let mut texto = format!("{}\n\n", parte(&alumno.nombre));
    texto += &format!("Bien: {bien} de {pedidos}.\n");
    let faltan: Vec<&str> = clase
        .ejercicios
        .iter()
        .copied()
        .filter(|ejercicio| alumno.en(ejercicio).is_none())
        .collect();
    if !faltan.is_empty() {
        let faltan = format!("Sin entregar: {}.", faltan.join(", "));
        texto += &format!("{}\n", parte(&faltan));
    }
    for que in &alumno.sin_juzgar {
        let punto = if que.ends_with('?') { "" } else { "." };
        texto += &format!("{}\n", parte(&format!("Sin juzgar: {que}{punto}")));
    }
    for entrega in &alumno.entregas {
        if let Some(juicio) = &entrega.juicio {
            texto += &de_la_entrega(entrega, juicio);
        }
    }
    texto
}

fn de_la_entrega(entrega: &Entrega, juicio: &Juicio) -> String {
    let titulo = format!("{}: {}", entrega.fichero(), juicio.resultado.nombre());
    let raya = "─".repeat(titulo.chars().count());
    let mut texto = format!("\n{titulo}\n{raya}\n");
    for una in &juicio.comprobadas {
        let (primera, resto) =
            una.texto.split_once('\n').unwrap_or((&una.texto, ""));
        let primera = shared::foreign::printable(primera);
        let signo = if una.ok { "✔ " } else { "✗ " };
        texto += &format!("{}\n", parte_tras(signo, &primera));
        texto += &cita(resto, "  ");
    }
    if let Some(causa) = juicio.causa() {
        texto +=
            &format!("{}\n", parte(&format!("Lo que suele causarlo: {causa}.")));
    }
    let textos = juicio.comprobadas.iter().map(|una| una.texto.as_str());
    let errores = errores_sin_decir(textos, &juicio.errores);
    if let (Some(_), Some(errores)) = (juicio.primer_fallo(), errores) {
        texto += "En la salida de errores escribió:\n";
        texto += &cita(errores, "  ");
    }
    texto += &match juicio.resultado {
        Resultado::Mal | Resultado::Limite => para_repetirlo(entrega, juicio),
        Resultado::Juez => {
            "El juez no ha podido juzgarlo, y no es culpa tuya.\n".to_owned()
        }
        Resultado::Bien | Resultado::Ilegible => String::new(),
    };
    texto
}

fn para_repetirlo(entrega: &Entrega, juicio: &Juicio) -> String {
    format!(
        "Para verlo en tu ordenador, desde la carpeta del cuaderno:\n  cargo practica {} --fichero {} \\\n      --semilla {}\n",
        entrega.ejercicio,
        entrega.fichero(),
        juicio.semilla
    )
}
