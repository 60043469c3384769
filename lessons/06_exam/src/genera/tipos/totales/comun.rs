//! Lo que se escribe igual en los dos lenguajes.

use super::{Cuenta, Trabajo};

/// Una cuenta con `x`, que en cada lenguaje se nombra de una manera.
pub fn cuenta(x: &str, cuenta: Cuenta) -> String {
    match cuenta {
        Cuenta::Suma(n) if n < 0 => format!("{x} -= {}", -n),
        Cuenta::Suma(n) => format!("{x} += {n}"),
        Cuenta::Por(n) => format!("{x} *= {n}"),
    }
}

/// De cada proceso, cuál de los trabajos distintos hace.
pub fn nombres(trabajos: &[Trabajo]) -> (Vec<usize>, Vec<Trabajo>) {
    let mut distintos: Vec<Trabajo> = vec![];
    let cuales = trabajos
        .iter()
        .map(|trabajo| {
            if let Some(cual) = distintos.iter().position(|otro| otro == trabajo) {
                return cual;
            }
            distintos.push(*trabajo);
            distintos.len() - 1
        })
        .collect();
    (cuales, distintos)
}
