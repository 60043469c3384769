//! Lo que cabe en una línea: la del terminal o, si no lo hay, una de 80.

const MAS_ESTRECHO: usize = 40;
const DE_SIEMPRE: usize = 80;

pub fn columnas() -> usize {
    shared::lesson::columns().unwrap_or(DE_SIEMPRE).clamp(MAS_ESTRECHO, DE_SIEMPRE)
}

/// Solo se parte por los espacios: un guion puede ser el de una ruta o el de una opción.
fn opciones<'a>() -> textwrap::Options<'a> {
    textwrap::Options::new(columnas())
        .word_splitter(textwrap::WordSplitter::NoHyphenation)
}

/// El texto, en líneas que caben.
pub fn parte(texto: &str) -> String {
    textwrap::fill(texto, opciones())
}

/// Lo mismo, con algo delante de la primera línea, y las demás debajo de su texto.
pub fn parte_tras(delante: &str, texto: &str) -> String {
    let debajo = " ".repeat(delante.chars().count());
    let opciones = opciones().initial_indent(delante).subsequent_indent(&debajo);
    textwrap::fill(texto, opciones)
}
