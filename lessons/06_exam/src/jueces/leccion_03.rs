//! Los ejercicios de la lección 03, en el orden en que se proponen.

use super::DeLeccion;

#[path = "../../../03_fork_exec_wait/exercises/abanico/juez.rs"]
mod abanico;
#[path = "../../../03_fork_exec_wait/exercises/cadena/juez.rs"]
mod cadena;
#[path = "../../../03_fork_exec_wait/exercises/ejecuta/juez.rs"]
mod ejecuta;

pub const EJERCICIOS: DeLeccion = DeLeccion {
    nombre: "03_fork_exec_wait",
    carpeta: "03_fork_exec_wait",
    jueces: &[
        ("abanico", abanico::juez),
        ("cadena", cadena::juez),
        ("ejecuta", ejecuta::juez),
    ],
};
