//! Los ejercicios de la lección 05, en el orden en que se proponen.

use super::DeLeccion;

#[path = "../../../05_server/exercises/cierre/juez.rs"]
mod cierre;
#[path = "../../../05_server/exercises/con_limite/juez.rs"]
mod con_limite;
#[path = "../../../05_server/exercises/eco/juez.rs"]
mod eco;
#[path = "../../../05_server/exercises/preforked/juez.rs"]
mod preforked;
#[path = "../../../05_server/exercises/servidor_fork/juez.rs"]
mod servidor_fork;
#[path = "../../../05_server/exercises/servidor_uno_a_uno/juez.rs"]
mod servidor_uno_a_uno;

pub const EJERCICIOS: DeLeccion = DeLeccion {
    nombre: "05_server",
    carpeta: "05_server",
    jueces: &[
        ("servidor_uno_a_uno", servidor_uno_a_uno::juez),
        ("servidor_fork", servidor_fork::juez),
        ("con_limite", con_limite::juez),
        ("cierre", cierre::juez),
        ("preforked", preforked::juez),
        ("eco", eco::juez),
    ],
};
