//! Lo que dicen las cabeceras de una petición, y si lo dicen como es debido (RFC 9112).

use httparse::Header;

/// Una cabecera puede aparecer varias veces.
pub fn valores<'a>(
    cabeceras: &'a [Header<'_>],
    nombre: &'static str,
) -> impl Iterator<Item = &'a [u8]> {
    cabeceras
        .iter()
        .filter(move |cabecera| cabecera.name.eq_ignore_ascii_case(nombre))
        .map(|cabecera| cabecera.value.trim_ascii())
}

/// Las palabras, separadas por comas, de todas las cabeceras con ese nombre.
pub fn palabras<'a>(
    cabeceras: &'a [Header<'_>],
    nombre: &'static str,
) -> impl Iterator<Item = &'a [u8]> {
    valores(cabeceras, nombre)
        .flat_map(|valor| valor.split(|byte| *byte == b',').map(<[u8]>::trim_ascii))
}

/// Si dice una sola vez, y bien, para qué servidor es; HTTP/1.1 obliga a decirlo.
pub fn host_valido(cabeceras: &[Header<'_>], obligatorio: bool) -> bool {
    let mut servidores = valores(cabeceras, "host");
    match (servidores.next(), servidores.next()) {
        (None, _) => !obligatorio,
        (Some(uno), None) => uno.iter().all(|byte| de_un_servidor(*byte)),
        (Some(_), Some(_)) => false,
    }
}

/// Un byte que puede estar en «servidor:puerto».
pub fn de_un_servidor(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~!$&'()*+;=:%[]".contains(&byte)
}

/// Si detrás viene un cuerpo; `None` si no se puede saber dónde acaba.
pub fn lleva_cuerpo(cabeceras: &[Header<'_>]) -> Option<bool> {
    let mut medidas = palabras(cabeceras, "content-length");
    let medida = medidas.next();
    if let Some(medida) = medida {
        let cifras = !medida.is_empty() && medida.iter().all(u8::is_ascii_digit);
        if !cifras || medidas.any(|otra| otra != medida) {
            return None;
        }
    }
    match palabras(cabeceras, "transfer-encoding").last() {
        // Las dos a la vez se contradicen; y solo con `chunked` al final se sabe
        // dónde acaba.
        Some(forma) => (medida.is_none() && forma.eq_ignore_ascii_case(b"chunked"))
            .then_some(true),
        None => Some(
            medida.is_some_and(|medida| medida.iter().any(|cifra| *cifra != b'0')),
        ),
    }
}
