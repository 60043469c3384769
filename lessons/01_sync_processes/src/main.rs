//! Lección 01: varios procesos comparten algo sin estorbarse, y se pasan lo que saben.

mod barrera;
mod carrera;
mod cola;
mod condicion;
mod dueno_muerto;
mod esperas;
mod evento;
mod filosofos;
mod fin;
mod guardia;
mod hilos;
mod interbloqueo;
mod join_antes_de_get;
mod lectores_escritores;
mod lock;
mod mismo_lock;
mod productor_consumidor;
mod rlock;
mod semaforo;
mod tuberia;
mod un_lock_cada_uno;
mod valor_y_array;

use std::process::ExitCode;

use shared::lesson::Lesson;

fn main() -> ExitCode {
    let lesson = Lesson {
        name: "01_sync",
        folder: env!("CARGO_MANIFEST_DIR"),
        steps: &[
            carrera::STEP,
            lock::STEP,
            un_lock_cada_uno::STEP,
            mismo_lock::STEP,
            guardia::STEP,
            hilos::STEP,
            rlock::STEP,
            semaforo::STEP,
            evento::STEP,
            condicion::STEP,
            barrera::STEP,
            valor_y_array::STEP,
            tuberia::STEP,
            cola::STEP,
            productor_consumidor::STEP,
            join_antes_de_get::STEP,
            interbloqueo::STEP,
            filosofos::STEP,
            lectores_escritores::STEP,
            dueno_muerto::STEP,
        ],
    };
    lesson.main()
}
