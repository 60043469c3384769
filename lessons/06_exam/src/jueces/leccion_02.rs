//! Los ejercicios de la lección 02, en el orden en que se proponen.

use super::DeLeccion;

#[path = "../../../02_pool/exercises/asincrono/juez.rs"]
mod asincrono;
#[path = "../../../02_pool/exercises/caja_fuerte/juez.rs"]
mod caja_fuerte;
#[path = "../../../02_pool/exercises/imap_segun_acaban/juez.rs"]
mod imap_segun_acaban;
#[path = "../../../02_pool/exercises/parejas/juez.rs"]
mod parejas;
#[path = "../../../02_pool/exercises/pool_con_lock/juez.rs"]
mod pool_con_lock;
#[path = "../../../02_pool/exercises/pool_cuadrados/juez.rs"]
mod pool_cuadrados;
#[path = "../../../02_pool/exercises/tarea_que_falla/juez.rs"]
mod tarea_que_falla;

pub const EJERCICIOS: DeLeccion = DeLeccion {
    nombre: "02_pool",
    carpeta: "02_pool",
    jueces: &[
        ("pool_cuadrados", pool_cuadrados::juez),
        ("asincrono", asincrono::juez),
        ("imap_segun_acaban", imap_segun_acaban::juez),
        ("tarea_que_falla", tarea_que_falla::juez),
        ("pool_con_lock", pool_con_lock::juez),
        ("parejas", parejas::juez),
        ("caja_fuerte", caja_fuerte::juez),
    ],
};
