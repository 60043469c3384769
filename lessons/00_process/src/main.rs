//! Lección 00: qué es un proceso, cómo se crea, cómo se espera y cómo se mira desde fuera.

mod apoyo;
mod argumentos;
mod arranque;
mod bajar_nice;
mod buscar_y_matar;
mod cpu_percent;
mod daemon;
mod estados;
mod ficha;
mod jerarquia;
mod join_dentro;
mod kill;
mod memoria;
mod mirar;
mod nice;
mod nombres;
mod plantilla;
mod process_iter;
mod programa;
mod renice;
mod sistema;
mod start_join;
mod subclase;
mod wait_procs;

use std::process::ExitCode;

use shared::lesson::Lesson;

fn main() -> ExitCode {
    let lesson = Lesson {
        name: "00_process",
        folder: env!("CARGO_MANIFEST_DIR"),
        steps: &[
            programa::STEP,
            plantilla::STEP,
            argumentos::STEP,
            join_dentro::STEP,
            start_join::STEP,
            nombres::STEP,
            memoria::STEP,
            arranque::STEP,
            subclase::STEP,
            daemon::STEP,
            jerarquia::STEP,
            estados::STEP,
            process_iter::STEP,
            ficha::STEP,
            kill::STEP,
            buscar_y_matar::STEP,
            wait_procs::STEP,
            nice::STEP,
            bajar_nice::STEP,
            renice::STEP,
            cpu_percent::STEP,
            sistema::STEP,
            mirar::STEP,
        ],
    };
    lesson.main()
}
