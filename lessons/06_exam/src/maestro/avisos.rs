//! Lo que un formato no puede llevar igual: se dice, y queda escrito al principio del fichero.

use std::collections::BTreeMap;

/// Cuántos nombres se dicen por pantalla; en el fichero están todos.
const POR_PANTALLA: usize = 8;

/// Cada motivo, con las preguntas a las que les pasa.
#[derive(Default)]
pub struct Avisos {
    por_que: BTreeMap<String, Vec<String>>,
}

impl Avisos {
    pub fn apunta(&mut self, por_que: &str, nombre: &str) {
        self.por_que.entry(por_que.to_owned()).or_default().push(nombre.to_owned());
    }

    /// Para el principio del fichero.
    pub fn lineas(&self) -> Vec<String> {
        self.por_que
            .iter()
            .map(|(por_que, nombres)| format!("{por_que}: {}.", nombres.join(", ")))
            .collect()
    }

    /// Para la salida de errores.
    pub fn dilos(&self) {
        for (por_que, nombres) in &self.por_que {
            let dichos = nombres
                .iter()
                .take(POR_PANTALLA)
                .cloned()
                .collect::<Vec<_>>()
                .join(", ");
            let resto = nombres.len().saturating_sub(POR_PANTALLA);
            let resto = match resto {
                0 => String::new(),
                1 => " y otra".to_owned(),
                n => format!(" y otras {n}"),
            };
            eprintln!(
                "{}",
                crate::ancho::parte_tras(
                    "Aviso: ",
                    &format!("{por_que}: {dichos}{resto}.")
                )
            );
        }
    }
}
