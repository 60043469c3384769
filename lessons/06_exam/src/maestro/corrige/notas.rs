//! Las notas, en un CSV que las hojas de cálculo en español abren tal cual.

use std::io;

use csv::{QuoteStyle, Terminator, WriterBuilder};

use super::clase::Clase;
use super::entregas::Alumno;
use super::juicio::Resultado;

/// Sin ella, las hojas de cálculo no aciertan con los acentos.
const MARCA_DE_UTF8: &str = "\u{feff}";

/// Una línea por alumno y una columna por ejercicio. Todo va entre comillas, porque LibreOffice parte también por las comas:
/// «Núñez, Ana» y «5,00» serían dos columnas.
///
/// # Errors
/// No los hay: se escribe en memoria.
pub fn csv(clase: &Clase) -> io::Result<Vec<u8>> {
    let mut tabla = WriterBuilder::new()
        .delimiter(b';')
        .terminator(Terminator::CRLF)
        .quote_style(QuoteStyle::Always)
        .from_writer(MARCA_DE_UTF8.as_bytes().to_vec());
    let mut cabecera = vec!["alumno"];
    cabecera.extend(&clase.ejercicios);
    cabecera.extend(["bien", "de", "nota"]);
    tabla.write_record(cabecera)?;
    for alumno in &clase.alumnos {
        tabla.write_record(linea(alumno, clase))?;
    }
    tabla.into_inner().map_err(|error| io::Error::other(error.to_string()))
}

fn linea(alumno: &Alumno, clase: &Clase) -> Vec<String> {
    let resultados: Vec<_> =
        clase.ejercicios.iter().map(|ejercicio| alumno.en(ejercicio)).collect();
    let cuantos =
        |cual| resultados.iter().filter(|uno| **uno == Some(cual)).count();
    let (bien, de) = (cuantos(Resultado::Bien), resultados.len());
    let mut campos = vec![texto(&alumno.nombre)];
    campos.extend(resultados.iter().map(|uno| en_la_tabla(*uno).to_owned()));
    campos.extend([bien.to_string(), de.to_string()]);
    // Lo que no se ha podido juzgar no cuenta como mal: la nota la pone quien corrige.
    campos.push(if cuantos(Resultado::Juez) > 0 {
        String::new()
    } else {
        format!("{:.2}", 10.0 * bien as f64 / de as f64).replace('.', ",")
    });
    campos
}

pub fn en_la_tabla(resultado: Option<Resultado>) -> &'static str {
    resultado.map_or("no entregado", Resultado::nombre)
}

/// Lo que empieza así lo calculan las hojas de cálculo, y el nombre lo ha elegido otro.
fn texto(nombre: &str) -> String {
    if nombre.starts_with(['=', '+', '-', '@']) {
        format!("'{nombre}")
    } else {
        nombre.to_owned()
    }
}
