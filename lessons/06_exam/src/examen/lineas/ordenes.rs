//! Lo que se puede pedir en medio del examen: empieza por dos puntos, para que no se confunda con una respuesta.

pub const AYUDA: &str = "\
Escribe la respuesta y pulsa Intro. Sin escribir nada, se pasa a la siguiente.
Lo que empieza por dos puntos es una orden:
  :5          ir a la pregunta 5
  :siguiente  ir a la siguiente
  :anterior   volver a la anterior
  :lee        leer otra vez esta pregunta
  :blanco     dejarla en blanco
  :marca      marcarla para volver, o quitarle la marca
  :mapa       qué está contestado, marcado y en blanco
  :tiempo     cuánto queda
  :juzga      juzgar el programa, si el examen lo permite
  :entrega    acabar el examen y corregirlo
  :sal        guardarlo y seguir otro día
  :ayuda      esta ayuda
Basta con el principio de cada una, como «:m» o «:map».";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Orden {
    /// Desde 1.
    Ve(usize),
    Siguiente,
    Anterior,
    Lee,
    Blanco,
    Marca,
    Mapa,
    Tiempo,
    Juzga,
    Entrega,
    Sal,
    Ayuda,
}

/// Las que empiezan igual se distinguen por su orden aquí: «:m» es marca, y «:s», siguiente.
const ORDENES: [(&str, Orden); 11] = [
    ("siguiente", Orden::Siguiente),
    ("anterior", Orden::Anterior),
    ("lee", Orden::Lee),
    ("blanco", Orden::Blanco),
    ("marca", Orden::Marca),
    ("mapa", Orden::Mapa),
    ("tiempo", Orden::Tiempo),
    ("juzga", Orden::Juzga),
    ("entrega", Orden::Entrega),
    ("sal", Orden::Sal),
    ("ayuda", Orden::Ayuda),
];

/// Nada, si lo escrito no es una orden.
///
/// # Errors
/// Si es una orden que no existe.
pub fn lee(linea: &str) -> Option<Result<Orden, String>> {
    let escrita = linea.trim().strip_prefix(':')?.trim().to_lowercase();
    let numero = escrita.strip_prefix("ve ").unwrap_or(&escrita).trim();
    if let Ok(numero) = numero.parse() {
        return Some(Ok(Orden::Ve(numero)));
    }
    let orden = ORDENES
        .into_iter()
        .find(|(nombre, _)| !escrita.is_empty() && nombre.starts_with(&escrita))
        .map(|(_, orden)| orden);
    Some(orden.ok_or_else(|| {
        format!(
            "«:{}» no es ninguna orden: con «:ayuda» se ven todas.",
            shared::foreign::printable(&escrita)
        )
    }))
}

#[cfg(test)]
mod tests {
    use super::{Orden, lee};

    #[test]
    fn se_entienden_enteras_y_por_su_principio() {
        for (linea, orden) in [
            (":5", Orden::Ve(5)),
            (": 12", Orden::Ve(12)),
            (":ve 3", Orden::Ve(3)),
            (":m", Orden::Marca),
            (":map", Orden::Mapa),
            (":SAL", Orden::Sal),
            (":a", Orden::Anterior),
            (":entrega", Orden::Entrega),
        ] {
            assert_eq!(lee(linea), Some(Ok(orden)), "{linea}");
        }
        assert_eq!(lee("b"), None);
        assert!(lee(":").unwrap().is_err());
        assert!(lee(":-1").unwrap().is_err());
    }
}
