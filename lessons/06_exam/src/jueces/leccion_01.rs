//! Los ejercicios de la lección 01, en el orden en que se proponen.

use super::DeLeccion;

#[path = "../../../01_sync_processes/exercises/lock/juez.rs"]
mod lock;

pub const EJERCICIOS: DeLeccion = DeLeccion {
    nombre: "01_sync",
    carpeta: "01_sync_processes",
    jueces: &[("lock", lock::juez)],
};
