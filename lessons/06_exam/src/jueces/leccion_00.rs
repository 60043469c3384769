//! Los ejercicios de la lección 00, en el orden en que se proponen.

use super::DeLeccion;

#[path = "../../../00_process/exercises/arbol/juez.rs"]
mod arbol;
#[path = "../../../00_process/exercises/matar_por_nombre/juez.rs"]
mod matar_por_nombre;
#[path = "../../../00_process/exercises/plantilla/juez.rs"]
mod plantilla;
#[path = "../../../00_process/exercises/prioridad/juez.rs"]
mod prioridad;
#[path = "../../../00_process/exercises/subclase/juez.rs"]
mod subclase;
#[path = "../../../00_process/exercises/suspende/juez.rs"]
mod suspende;
#[path = "../../../00_process/exercises/tabla/juez.rs"]
mod tabla;

pub const EJERCICIOS: DeLeccion = DeLeccion {
    nombre: "00_process",
    carpeta: "00_process",
    jueces: &[
        ("plantilla", plantilla::juez),
        ("subclase", subclase::juez),
        ("suspende", suspende::juez),
        ("matar_por_nombre", matar_por_nombre::juez),
        ("arbol", arbol::juez),
        ("prioridad", prioridad::juez),
        ("tabla", tabla::juez),
    ],
};
