//! Lección 05: un servidor multiproceso, del ejemplo de los apuntes a uno que se puede dejar en marcha.

mod apoyo;
mod apuntes;
mod comparativa;
mod con_limite;
mod con_plazos;
mod distribuido;
mod hijo_por_cliente;
mod hilos;
mod parada_ordenada;
mod preforked;
mod sin_zombis;
mod uno_a_uno;

use std::process::ExitCode;

use shared::lesson::Lesson;

fn main() -> ExitCode {
    let lesson = Lesson {
        name: "05_server",
        folder: env!("CARGO_MANIFEST_DIR"),
        steps: &[
            apuntes::STEP,
            uno_a_uno::STEP,
            hijo_por_cliente::STEP,
            sin_zombis::STEP,
            con_limite::STEP,
            con_plazos::STEP,
            parada_ordenada::STEP,
            preforked::STEP,
            hilos::STEP,
            comparativa::STEP,
            distribuido::STEP,
        ],
    };
    lesson.main()
}
