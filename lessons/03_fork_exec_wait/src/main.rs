//! Lección 03: crear procesos, cambiarles el programa y recogerlos, con las propias llamadas al sistema.

mod bufer;
mod cuantos;
mod estado;
mod exec;
mod exec_falla;
mod ficheros;
mod fork;
mod memoria;
mod minishell;
mod orden;
mod senales;
mod tuberia;
mod wait;
mod waitpid;

use std::process::ExitCode;

use shared::lesson::Lesson;

fn main() -> ExitCode {
    let lesson = Lesson {
        name: "03_fork_exec_wait",
        steps: &[
            fork::STEP,
            memoria::STEP,
            cuantos::STEP,
            orden::STEP,
            exec::STEP,
            exec_falla::STEP,
            wait::STEP,
            waitpid::STEP,
            estado::STEP,
            bufer::STEP,
            ficheros::STEP,
            tuberia::STEP,
            senales::STEP,
            minishell::STEP,
        ],
    };
    lesson.main()
}
