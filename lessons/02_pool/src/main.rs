//! Lección 02: una reserva de procesos que se reparten tareas.

mod aceleracion;
mod apoyo;
mod apply_async;
mod cerrar;
mod chunksize;
mod comparativa;
mod fallos;
mod initializer;
mod lotes;
mod map;
mod obrero_muerto;
mod orden;
mod por_que;
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
            starmap::STEP,
            apply_async::STEP,
            chunksize::STEP,
            initializer::STEP,
            aceleracion::STEP,
            comparativa::STEP,
            fallos::STEP,
            obrero_muerto::STEP,
            cerrar::STEP,
            lotes::STEP,
        ],
    };
    lesson.main()
}
