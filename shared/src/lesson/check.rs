//! Comprobar lo que se afirma: un paso que dice algo falso acaba con error.

use std::fmt::Debug;

use thiserror::Error;

use crate::{ending, say};

/// El sistema ha hecho otra cosa que la que dice la lección.
#[derive(Debug, Error)]
#[error(
    "el sistema no ha hecho lo que dice la lección\n   {what}\n   esperado: {expected}\n   visto:    {seen}"
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
