//! Los ejercicios de la lección 04, en el orden en que se proponen.

use super::DeLeccion;

#[path = "../../../04_zombies_orphans/exercises/cierre_limpio/juez.rs"]
mod cierre_limpio;

#[path = "../../../04_zombies_orphans/exercises/doble_fork/juez.rs"]
mod doble_fork;

#[path = "../../../04_zombies_orphans/exercises/guardian/juez.rs"]
mod guardian;

#[path = "../../../04_zombies_orphans/exercises/huerfano/juez.rs"]
mod huerfano;

#[path = "../../../04_zombies_orphans/exercises/sigusr1/juez.rs"]
mod sigusr1;

#[path = "../../../04_zombies_orphans/exercises/sin_zombis/juez.rs"]
mod sin_zombis;

pub const EJERCICIOS: DeLeccion = DeLeccion {
    nombre: "04_zombies_orphans",
    carpeta: "04_zombies_orphans",
    jueces: &[
        ("sin_zombis", sin_zombis::juez),
        ("huerfano", huerfano::juez),
        ("doble_fork", doble_fork::juez),
        ("sigusr1", sigusr1::juez),
        ("cierre_limpio", cierre_limpio::juez),
        ("guardian", guardian::juez),
    ],
};
