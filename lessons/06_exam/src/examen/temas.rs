//! Cómo se llama cada tema y qué paso lo explica: lo que dice la página «Los temas de los exámenes».

use crate::banco::texto;

const PAGINA: &str = include_str!("../../../../book/src/temas.md");

/// «`fork()` tres veces seguidas», sin marcas.
pub fn titulo(tema: u32) -> Option<String> {
    let celda = fila(tema)?.replace("\\|", "\0");
    Some(texto::llano(celda.split('|').next()?.trim()).replace('\0', "|"))
}

/// «03 cuantos», como en el banco de preguntas: el enlace con el que acaba su fila.
pub fn paso(tema: u32) -> Option<String> {
    let (_, enlace) = fila(tema)?.rsplit_once('[')?;
    let (paso, ruta) = enlace.split_once("](")?;
    Some(format!("{} {paso}", ruta.get(..2)?))
}

/// Lo que va detrás de su número.
fn fila(tema: u32) -> Option<&'static str> {
    let numero = format!("| {tema}. ");
    PAGINA.lines().find_map(|linea| linea.strip_prefix(&numero))
}

#[cfg(test)]
mod tests {
    #[test]
    fn los_37_tienen_nombre_y_paso() {
        for tema in 1..=37 {
            assert!(
                super::titulo(tema).is_some_and(|titulo| titulo.len() > 3),
                "{tema}"
            );
            assert!(super::paso(tema).is_some(), "{tema}");
        }
        assert_eq!(super::titulo(38), None);
        assert_eq!(super::paso(4).as_deref(), Some("03 cuantos"));
        assert_eq!(super::paso(37).as_deref(), Some("00 plantilla"));
    }
}
