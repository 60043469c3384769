//! Los ejercicios de la lección 02, en el orden en que se proponen.

use super::DeLeccion;

pub const EJERCICIOS: DeLeccion =
    DeLeccion { nombre: "02_pool", carpeta: "02_pool", jueces: &[] };
