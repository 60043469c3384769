//! Qué se pide: la ruta y la consulta de la primera línea (RFC 9112, apartado 3.2).

use super::cabeceras::de_un_servidor;

/// La ruta y lo que va detrás de `?`; `None` si eso no es lo que se puede pedir con
/// ese método.
pub fn entender<'a>(metodo: &str, destino: &'a str) -> Option<(&'a str, &'a str)> {
    // `OPTIONS *` y `CONNECT servidor:puerto` no llevan ruta.
    if matches!(metodo, "OPTIONS" | "CONNECT") && !destino.starts_with('/') {
        return Some((destino, ""));
    }
    let local =
        if destino.starts_with('/') { destino } else { sin_servidor(destino)? };
    let (ruta, consulta) = local.split_once('?').unwrap_or((local, ""));
    Some((if ruta.is_empty() { "/" } else { ruta }, consulta))
}

/// Lo que queda de una dirección entera, `http://servidor/ruta?consulta`, sin el
/// servidor.
fn sin_servidor(destino: &str) -> Option<&str> {
    let (esquema, resto) = destino.split_once("://")?;
    let servidor = resto.find(['/', '?']).unwrap_or(resto.len());
    let conocido =
        ["http", "https"].iter().any(|uno| esquema.eq_ignore_ascii_case(uno));
    let bien = servidor > 0 && resto[..servidor].bytes().all(de_un_servidor);
    (conocido && bien).then(|| &resto[servidor..])
}
