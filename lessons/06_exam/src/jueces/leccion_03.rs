//! Los ejercicios de la lección 03, en el orden en que se proponen.

use super::DeLeccion;

#[path = "../../../03_fork_exec_wait/exercises/abanico/juez.rs"]
mod abanico;

pub const EJERCICIOS: DeLeccion = DeLeccion {
    nombre: "03_fork_exec_wait",
    carpeta: "03_fork_exec_wait",
    jueces: &[("abanico", abanico::juez)],
};
