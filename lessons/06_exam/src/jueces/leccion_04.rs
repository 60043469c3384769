//! Los ejercicios de la lección 04, en el orden en que se proponen.

use super::DeLeccion;

#[path = "../../../04_zombies_orphans/exercises/sin_zombis/juez.rs"]
mod sin_zombis;

pub const EJERCICIOS: DeLeccion = DeLeccion {
    nombre: "04_zombies_orphans",
    carpeta: "04_zombies_orphans",
    jueces: &[("sin_zombis", sin_zombis::juez)],
};
