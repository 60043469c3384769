//! Los ejercicios de la lección 02, en el orden en que se proponen.

use super::DeLeccion;

#[path = "../../../02_pool/exercises/pool_cuadrados/juez.rs"]
mod pool_cuadrados;

pub const EJERCICIOS: DeLeccion = DeLeccion {
    nombre: "02_pool",
    carpeta: "02_pool",
    jueces: &[("pool_cuadrados", pool_cuadrados::juez)],
};
