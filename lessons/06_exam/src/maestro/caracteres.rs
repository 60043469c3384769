//! Los caracteres que no caben en un XML, de ninguna manera.

/// El texto, con `�` en lugar de cada uno de ellos.
pub fn para_xml(texto: &str) -> String {
    let cabe = |letra: char| match letra {
        '\n' | '\t' => true,
        '\u{fffe}' | '\u{ffff}' => false,
        letra => !letra.is_control(),
    };
    texto
        .chars()
        .map(|letra| if cabe(letra) { letra } else { '\u{fffd}' })
        .collect()
}
