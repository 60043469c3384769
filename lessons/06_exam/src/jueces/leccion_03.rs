//! Los ejercicios de la lección 03, en el orden en que se proponen.

use super::DeLeccion;

#[path = "../../../03_fork_exec_wait/exercises/abanico/juez.rs"]
mod abanico;
#[path = "../../../03_fork_exec_wait/exercises/bufer/juez.rs"]
mod bufer;
#[path = "../../../03_fork_exec_wait/exercises/cadena/juez.rs"]
mod cadena;
#[path = "../../../03_fork_exec_wait/exercises/ejecuta/juez.rs"]
mod ejecuta;
#[path = "../../../03_fork_exec_wait/exercises/ordenes/juez.rs"]
mod ordenes;
#[path = "../../../03_fork_exec_wait/exercises/plazo/juez.rs"]
mod plazo;
#[path = "../../../03_fork_exec_wait/exercises/redirige/juez.rs"]
mod redirige;
#[path = "../../../03_fork_exec_wait/exercises/tuberia/juez.rs"]
mod tuberia;

pub const EJERCICIOS: DeLeccion = DeLeccion {
    nombre: "03_fork_exec_wait",
    carpeta: "03_fork_exec_wait",
    jueces: &[
        ("abanico", abanico::juez),
        ("cadena", cadena::juez),
        ("ejecuta", ejecuta::juez),
        ("tuberia", tuberia::juez),
        ("redirige", redirige::juez),
        ("plazo", plazo::juez),
        ("bufer", bufer::juez),
        ("ordenes", ordenes::juez),
    ],
};
