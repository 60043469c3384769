//! Lo que se dice en el terminal.

use std::path::Path;

use super::clase::Clase;
use super::juicio::Resultado;
use crate::ancho::parte;
use crate::juicio::cuantos;

pub fn que_hay_que_hacer(pendientes: usize, guardados: usize) -> String {
    let mut frase = match pendientes {
        0 => "No hay nada nuevo que juzgar.".to_owned(),
        1 => "Hay 1 entrega que juzgar.".to_owned(),
        _ => format!("Hay {pendientes} entregas que juzgar."),
    };
    if guardados > 0 {
        let ya = if guardados == 1 {
            "1 ya estaba juzgada y no ha cambiado".to_owned()
        } else {
            format!("{guardados} ya estaban juzgadas y no han cambiado")
        };
        frase += &format!(" De antes, {ya}.");
    }
    parte(&frase)
}

pub fn texto(clase: &Clase, salida: &Path) -> String {
    let son = |cual| {
        clase
            .entregas()
            .filter(|(_, entrega)| entrega.resultado() == Some(cual))
            .count()
    };
    let cuentas: Vec<_> = Resultado::TODOS
        .into_iter()
        .map(|uno| (uno.nombre(), son(uno)))
        .filter(|(_, cuantas)| *cuantas > 0)
        .map(|(nombre, cuantas)| format!("{nombre} {cuantas}"))
        .collect();
    let alumnos = cuantos(clase.alumnos.len(), "alumno", "alumnos");
    let mut texto = format!("{alumnos}: {}.\n", cuentas.join(" · "));
    let sin_juzgar = clase.sin_juzgar().len();
    if sin_juzgar > 0 {
        let avisos = cuantos(sin_juzgar, "cosa", "cosas");
        texto += &format!(
            "{}\n",
            parte(&format!(
                "En clase.txt se dice por qué hay {avisos} sin juzgar."
            ))
        );
    }
    let salida = shared::foreign::printable(salida);
    texto + &parte(&format!("Está en {salida}"))
}
