//! Los ejercicios de la lección 01, en el orden en que se proponen.

use super::DeLeccion;

#[path = "../../../01_sync_processes/exercises/barrera/juez.rs"]
mod barrera;
#[path = "../../../01_sync_processes/exercises/dos_cerrojos/juez.rs"]
mod dos_cerrojos;
#[path = "../../../01_sync_processes/exercises/lectores/juez.rs"]
mod lectores;
#[path = "../../../01_sync_processes/exercises/lock/juez.rs"]
mod lock;
#[path = "../../../01_sync_processes/exercises/ping_pong/juez.rs"]
mod ping_pong;
#[path = "../../../01_sync_processes/exercises/productor_consumidor/juez.rs"]
mod productor_consumidor;
#[path = "../../../01_sync_processes/exercises/registro/juez.rs"]
mod registro;
#[path = "../../../01_sync_processes/exercises/semaforo/juez.rs"]
mod semaforo;
#[path = "../../../01_sync_processes/exercises/taquillas/juez.rs"]
mod taquillas;

pub const EJERCICIOS: DeLeccion = DeLeccion {
    nombre: "01_sync",
    carpeta: "01_sync_processes",
    jueces: &[
        ("lock", lock::juez),
        ("productor_consumidor", productor_consumidor::juez),
        ("ping_pong", ping_pong::juez),
        ("registro", registro::juez),
        ("semaforo", semaforo::juez),
        ("barrera", barrera::juez),
        ("dos_cerrojos", dos_cerrojos::juez),
        ("lectores", lectores::juez),
        ("taquillas", taquillas::juez),
    ],
};
