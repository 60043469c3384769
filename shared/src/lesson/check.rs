//! Comprobar lo que se afirma: un paso que dice algo falso acaba con error.

use std::fmt::Debug;

use thiserror::Error;

use crate::{ending, say};

/// Ha ocurrido otra cosa que la que dice la lección: porque el sistema hace otra cosa o porque el paso ha cambiado.
#[derive(Debug, Error)]
#[error(
    "no ha ocurrido lo que dice la lección\n   {what}\n   esperado: {expected}\n   visto:    {seen}\n   \
     Si has cambiado el código de este paso, puede deberse a tu cambio: `git diff lessons` te lo enseña. \
     Si no, es que tu sistema hace otra cosa."
)]
pub struct Unexpected {
    what: String,
    expected: String,
    seen: String,
}

impl Unexpected {
    pub(super) fn new(what: &str, expected: &impl Debug, seen: &impl Debug) -> Self {
        Unexpected {
            what: what.to_owned(),
            expected: format!("{expected:?}"),
            seen: format!("{seen:?}"),
        }
    }

    /// Acaba con los hijos ahora mismo: alguno puede estar esperando algo que el padre ya no hará.
    fn and_stop(self) -> Self {
        ending::end_descendants();
        self
    }
}

/// Comprueba que `seen` es `expected` y lo dice: `✔ código de salida: Some(0)`.
///
/// # Errors
/// [`Unexpected`] si no lo es.
pub fn check_eq<T: PartialEq + Debug>(what: &str, seen: T, expected: T) -> Result<(), Unexpected> {
    if seen != expected {
        return Err(Unexpected::new(what, &expected, &seen).and_stop());
    }
    say!("✔ {what}: {seen:?}");
    Ok(())
}

/// Comprueba que algo es cierto y lo dice: `✔ el hijo sigue vivo`.
///
/// # Errors
/// [`Unexpected`] si es falso.
pub fn check(what: &str, holds: bool) -> Result<(), Unexpected> {
    if !holds {
        let (what, expected, seen) = (what.to_owned(), "sí".to_owned(), "no".to_owned());
        return Err(Unexpected { what, expected, seen }.and_stop());
    }
    say!("✔ {what}");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::Unexpected;

    #[test]
    fn quien_ha_cambiado_el_codigo_sabe_que_puede_ser_por_eso() {
        let text = Unexpected::new("código de salida", &Some(0), &None::<i32>).to_string();
        assert!(text.contains("esperado: Some(0)\n   visto:    None\n"), "{text}");
        assert!(text.contains("puede deberse a tu cambio"), "{text}");
    }
}
