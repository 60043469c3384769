//! Cómo se nombra un trabajo: `%2`, o `%+`, `%%` y `%`, que son el de ahora, y `%-`, el anterior.

use crate::minishell::segundo_plano::Trabajo;

/// El número del trabajo que se llama así, o por qué no lo hay.
pub fn numero(trabajos: &[Trabajo], nombre: &[u8]) -> Result<usize, String> {
    let escrito = String::from_utf8_lossy(nombre);
    let Some(cual) = escrito.strip_prefix('%') else {
        return Err(format!(
            "«{escrito}»: un trabajo se nombra con % y su número, como %1"
        ));
    };
    let encontrado = match cual {
        "" | "%" | "+" => trabajos.last(),
        "-" => trabajos.iter().rev().nth(1),
        _ => {
            let numero = cual.parse().ok();
            trabajos.iter().find(|trabajo| Some(trabajo.numero) == numero)
        }
    };
    match encontrado {
        Some(trabajo) => Ok(trabajo.numero),
        None if trabajos.is_empty() => Err("no hay ningún trabajo".to_owned()),
        None => Err(format!("no hay ningún trabajo «{escrito}»: jobs los enseña")),
    }
}
