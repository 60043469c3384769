//! Lección 04: hijos que terminan y nadie recoge, y procesos que se quedan sin padre.

mod apoyo;
mod apuntes;
mod demonio;
mod doble_fork;
mod huerfano;
mod init_en_miniatura;
mod muchos;
mod pdeathsig;
mod recoger;
mod subreaper;
mod zombi;

use std::process::ExitCode;

use shared::lesson::Lesson;

fn main() -> ExitCode {
    let lesson = Lesson {
        name: "04_zombies_orphans",
        folder: env!("CARGO_MANIFEST_DIR"),
        steps: &[
            zombi::STEP,
            apuntes::STEP,
            muchos::STEP,
            recoger::STEP,
            doble_fork::STEP,
            huerfano::STEP,
            subreaper::STEP,
            pdeathsig::STEP,
            demonio::STEP,
            init_en_miniatura::STEP,
        ],
    };
    lesson.main()
}
