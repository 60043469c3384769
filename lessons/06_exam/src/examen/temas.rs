//! Cómo se llama cada tema: como en la página «Los temas de los exámenes».

use crate::banco::texto;

const PAGINA: &str = include_str!("../../../../book/src/temas.md");

/// «`fork()` tres veces seguidas», sin marcas.
pub fn titulo(tema: u32) -> Option<String> {
    let fila = format!("| {tema}. ");
    let linea = PAGINA.lines().find_map(|linea| linea.strip_prefix(&fila))?;
    let celda = linea.replace("\\|", "\0");
    Some(texto::llano(celda.split('|').next()?.trim()).replace('\0', "|"))
}

#[cfg(test)]
mod tests {
    #[test]
    fn los_37_tienen_nombre() {
        for tema in 1..=37 {
            assert!(
                super::titulo(tema).is_some_and(|titulo| titulo.len() > 3),
                "{tema}"
            );
        }
        assert_eq!(super::titulo(38), None);
    }
}
