//! Lección 02: una reserva de procesos que se reparten tareas.

mod aceleracion;
mod apoyo;
mod apply_async;
mod cerrar;
mod chunksize;
mod comparativa;
mod executor;
mod fallos;
mod gil;
mod imap;
mod initializer;
mod lock_en_pool;
mod lotes;
mod manager;
mod map;
mod obrero_muerto;
mod orden;
mod por_que;
mod que_viaja;
mod starmap;

use std::process::ExitCode;

use shared::lesson::Lesson;

fn main() -> ExitCode {
    let lesson = Lesson {
        name: "02_pool",
        folder: env!("CARGO_MANIFEST_DIR"),
        steps: &[
            por_que::STEP,
            map::STEP,
            orden::STEP,
            imap::STEP,
            starmap::STEP,
            apply_async::STEP,
            que_viaja::STEP,
            chunksize::STEP,
            initializer::STEP,
            lock_en_pool::STEP,
            manager::STEP,
            gil::STEP,
            aceleracion::STEP,
            comparativa::STEP,
            fallos::STEP,
            obrero_muerto::STEP,
            cerrar::STEP,
            executor::STEP,
            lotes::STEP,
        ],
    };
    lesson.main()
}
