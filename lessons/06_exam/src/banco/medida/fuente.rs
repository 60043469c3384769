//! El programa entero que hay detrás de un código: con lo que no se enseña, los huecos rellenos y las líneas en orden.

use crate::banco::{Codigo, LenguajeDelCodigo, Pregunta, Respuesta};

const PROLOGO_DE_C: &str = include_str!("../../../preguntas/prologo.c");
const PROLOGO_DE_PYTHON: &str = include_str!("../../../preguntas/prologo.py");
const AQUI: [&str; 2] = ["/* AQUÍ */", "# AQUÍ"];
/// Dónde van las líneas que se ordenan, si se enseña lo que las rodea.
pub const LINEAS: &str = "‹líneas›";

/// Como se escribe en el código el hueco número `cual`, desde 1.
pub fn hueco(cual: usize) -> String {
    format!("‹{cual}›")
}

/// Los programas que salen de la pregunta: uno, o uno por cada manera de rellenar un hueco.
pub fn programas(pregunta: &Pregunta, codigo: &Codigo) -> Vec<String> {
    let textos = match &pregunta.respuesta {
        Respuesta::Huecos(huecos) => {
            let validas: Vec<&[String]> =
                huecos.iter().map(|hueco| &hueco.validas[..]).collect();
            rellenos(&codigo.texto, &validas)
        }
        Respuesta::Ordena(lineas) => vec![en_su_sitio(&codigo.texto, lineas)],
        _ => vec![codigo.texto.clone()],
    };
    textos.iter().map(|texto| entero(codigo.lenguaje, texto)).collect()
}

/// Con la primera de cada hueco y, después, cada una de las demás.
fn rellenos(texto: &str, validas: &[&[String]]) -> Vec<String> {
    let con = |cambiado: usize, cual: usize| {
        let elige = |(lugar, suyas): (usize, &&[String])| {
            suyas.get(if lugar == cambiado { cual } else { 0 }).cloned()
        };
        let elegidas = validas.iter().enumerate().map(elige);
        (1..).zip(elegidas).fold(texto.to_owned(), |texto, (numero, valida)| {
            texto.replace(&hueco(numero), &valida.unwrap_or_default())
        })
    };
    let otras = validas
        .iter()
        .enumerate()
        .flat_map(|(lugar, suyas)| (1..suyas.len()).map(move |cual| (lugar, cual)));
    std::iter::once((0, 0))
        .chain(otras)
        .map(|(lugar, cual)| con(lugar, cual))
        .collect()
}

fn en_su_sitio(texto: &str, lineas: &[String]) -> String {
    let lineas = lineas.join("\n");
    if texto.contains(LINEAS) { texto.replace(LINEAS, &lineas) } else { lineas }
}

fn entero(lenguaje: LenguajeDelCodigo, texto: &str) -> String {
    match lenguaje {
        LenguajeDelCodigo::C if texto.contains("main(") => {
            let previas =
                PROLOGO_DE_C.lines().filter(|linea| linea.starts_with('#'));
            format!("{}\n{texto}", previas.collect::<Vec<_>>().join("\n"))
        }
        LenguajeDelCodigo::C => PROLOGO_DE_C.replace(AQUI[0], texto),
        LenguajeDelCodigo::Python if !importa(texto) => {
            PROLOGO_DE_PYTHON.replace(AQUI[1], texto)
        }
        LenguajeDelCodigo::Rust if !texto.contains("fn main(") => {
            format!("fn main() {{\n{texto}\n}}\n")
        }
        _ => texto.to_owned(),
    }
}

fn importa(texto: &str) -> bool {
    texto
        .lines()
        .any(|linea| linea.starts_with("import ") || linea.starts_with("from "))
}

/// La extensión de un fichero con ese código; ninguna, si no es un programa.
pub fn extension(lenguaje: LenguajeDelCodigo) -> Option<&'static str> {
    match lenguaje {
        LenguajeDelCodigo::Python => Some("py"),
        LenguajeDelCodigo::C => Some("c"),
        LenguajeDelCodigo::Rust => Some("rs"),
        LenguajeDelCodigo::Sh => Some("sh"),
        LenguajeDelCodigo::Texto => None,
    }
}
