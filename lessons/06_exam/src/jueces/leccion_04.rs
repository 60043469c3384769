//! Los ejercicios de la lección 04, en el orden en que se proponen.

use super::DeLeccion;

pub const EJERCICIOS: DeLeccion = DeLeccion {
    nombre: "04_zombies_orphans",
    carpeta: "04_zombies_orphans",
    jueces: &[],
};
