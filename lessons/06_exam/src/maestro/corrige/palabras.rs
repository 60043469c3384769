//! El texto de los informes, que cabe en 80 columnas se abra donde se abra.

const COLUMNAS: usize = 80;

/// El texto, en líneas que caben.
pub fn parte(texto: &str) -> String {
    sangra(texto, "", "")
}

/// Lo mismo, con algo delante de la primera línea, y las demás debajo de su texto.
pub fn parte_tras(delante: &str, texto: &str) -> String {
    sangra(texto, delante, &" ".repeat(delante.chars().count()))
}

fn sangra(texto: &str, primera: &str, demas: &str) -> String {
    let opciones = textwrap::Options::new(COLUMNAS)
        .initial_indent(primera)
        .subsequent_indent(demas);
    textwrap::fill(texto, opciones)
}

/// Las primeras líneas, tal cual y sin lo que actúa sobre un terminal, y cuántas faltan.
pub fn cita(texto: &str, sangria: &str) -> String {
    const CABEN: usize = 40;
    const EN_UNA: usize = 300;
    let total = texto.lines().count();
    let mut citado = String::new();
    for linea in texto.lines().take(CABEN) {
        let linea: String = linea.chars().take(EN_UNA).collect();
        citado += &format!("{sangria}{}\n", shared::foreign::printable(linea));
    }
    if total > CABEN {
        citado += &format!("{sangria}… (faltan {} líneas)\n", total - CABEN);
    }
    citado
}
