//! Los programas del cuaderno que se enseñan en una pregunta, enteros o un trozo.

use std::fs;
use std::io;
use std::path::Path;

/// Lo que lleva delante un comentario, en los lenguajes del cuaderno.
const COMENTARIO: [char; 3] = ['#', '/', ' '];

/// La carpeta `lessons`.
pub fn lecciones() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("está en «lessons»")
}

/// El texto de `01_sync_processes/python/lock.py`, o de `…/lock.py:trozo`, que en el fichero está entre las marcas
/// `ANCHOR: trozo` y `ANCHOR_END: trozo`. Sin marcas, sin la línea que dice quién lo rechaza y sin sangría de más.
///
/// # Errors
/// Si no existe el fichero o el trozo.
pub fn programa(ruta: &str) -> io::Result<String> {
    let (fichero, trozo) = match ruta.split_once(':') {
        Some((fichero, trozo)) => (fichero, Some(trozo)),
        None => (ruta, None),
    };
    let texto = fs::read_to_string(lecciones().join(fichero))?;
    let lineas: Vec<&str> = match trozo {
        None => texto
            .lines()
            .skip_while(|linea| linea.contains("Lo rechaza: "))
            .collect(),
        Some(trozo) => del_trozo(&texto, trozo).ok_or_else(|| {
            io::Error::other(format!("no tiene el trozo «{trozo}»"))
        })?,
    };
    let sin_marcas = lineas.into_iter().filter(|linea| !linea.contains("ANCHOR"));
    Ok(sin_sangria(&sin_marcas.collect::<Vec<_>>()))
}

fn del_trozo<'a>(texto: &'a str, trozo: &str) -> Option<Vec<&'a str>> {
    let marca = |linea: &str, cual: &str| {
        let linea = linea.trim_start().trim_start_matches(COMENTARIO);
        linea.strip_prefix(cual).is_some_and(|nombre| nombre.trim() == trozo)
    };
    let mut lineas = texto.lines().skip_while(|linea| !marca(linea, "ANCHOR: "));
    lineas.next()?;
    Some(lineas.take_while(|linea| !marca(linea, "ANCHOR_END: ")).collect())
}

fn sin_sangria(lineas: &[&str]) -> String {
    let sangria = |linea: &&&str| linea.len() - linea.trim_start().len();
    let escritas = lineas.iter().filter(|linea| !linea.trim().is_empty());
    let comun = escritas.clone().map(|linea| sangria(&linea)).min().unwrap_or(0);
    let lineas = lineas.iter().map(|linea| linea.get(comun..).unwrap_or_default());
    let texto = lineas.collect::<Vec<_>>().join("\n");
    format!("{}\n", texto.trim_matches('\n'))
}

#[cfg(test)]
mod tests {
    use super::programa;

    #[test]
    fn entero_o_un_trozo() {
        let entero = programa("05_server/python/sin_zombis.py").unwrap();
        let trozo = programa("05_server/python/sin_zombis.py:recoger").unwrap();
        assert!(entero.lines().count() > trozo.lines().count());
        assert!(!entero.contains("ANCHOR") && !trozo.starts_with(' '));
        assert!(programa("05_server/python/sin_zombis.py:nada").is_err());
        let mal =
            programa("01_sync_processes/exercises/lock/mal/un_cerrojo_cada_uno.py");
        assert!(!mal.unwrap().contains("rechaza"));
    }
}
