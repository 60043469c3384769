//! Las cabeceras de una petición.

use httparse::Header;

/// Una cabecera puede aparecer varias veces.
pub fn valores<'a>(
    cabeceras: &'a [Header<'_>],
    nombre: &'static str,
) -> impl Iterator<Item = &'a str> {
    cabeceras
        .iter()
        .filter(move |cabecera| cabecera.name.eq_ignore_ascii_case(nombre))
        .map(|cabecera| std::str::from_utf8(cabecera.value).unwrap_or_default().trim())
}
