//! Lo que delata una contestación, y dónde se ve.

use crate::ancho;
use crate::banco::{Banco, texto};

/// «cargo leccion 03 cuantos».
pub fn orden_del_paso(paso: &str) -> String {
    format!("cargo leccion {paso}")
}

/// «Si has contestado eso, …», y dónde se ve.
pub fn di_el_error(banco: &Banco, nombre: &str) {
    if let Some(error) = banco.error(nombre) {
        let frase = texto::llano(&error.frase);
        println!("{}", ancho::parte(&format!("Si has contestado eso, {frase}.")));
    }
}
