//! Los ejercicios de la lección 05, en el orden en que se proponen.

use super::DeLeccion;

#[path = "../../../05_server/exercises/servidor_fork/juez.rs"]
mod servidor_fork;

pub const EJERCICIOS: DeLeccion = DeLeccion {
    nombre: "05_server",
    carpeta: "05_server",
    jueces: &[("servidor_fork", servidor_fork::juez)],
};
