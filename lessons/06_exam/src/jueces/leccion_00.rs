//! Los ejercicios de la lección 00, en el orden en que se proponen.

use super::DeLeccion;

#[path = "../../../00_process/exercises/matar_por_nombre/juez.rs"]
mod matar_por_nombre;
#[path = "../../../00_process/exercises/plantilla/juez.rs"]
mod plantilla;
#[path = "../../../00_process/exercises/prioridad/juez.rs"]
mod prioridad;

pub const EJERCICIOS: DeLeccion = DeLeccion {
    nombre: "00_process",
    carpeta: "00_process",
    jueces: &[
        ("plantilla", plantilla::juez),
        ("matar_por_nombre", matar_por_nombre::juez),
        ("prioridad", prioridad::juez),
    ],
};
