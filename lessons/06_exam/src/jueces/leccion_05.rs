//! Los ejercicios de la lección 05, en el orden en que se proponen.

use super::DeLeccion;

pub const EJERCICIOS: DeLeccion =
    DeLeccion { nombre: "05_server", carpeta: "05_server", jueces: &[] };
