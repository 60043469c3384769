//! Lección 03: crear procesos, cambiarles el programa y recogerlos, con las propias llamadas al sistema.

mod alarma;
mod apoyo;
mod bufer;
mod copia_en_escritura;
mod ctrl_c;
mod cuantos;
mod descriptores;
mod entorno;
mod estado;
mod exec;
mod exec_conserva;
mod exec_falla;
mod familia_exec;
mod ficheros;
mod fork;
mod fork_falla;
mod grupos;
mod guiones;
mod imposibles;
mod memoria;
mod minishell;
mod minishell_trabajos;
mod nohup;
mod orden;
mod popen;
mod senales;
mod senales_entre_dos;
mod shell_peligro;
mod signalfd;
mod sin_lectores;
mod subproceso;
mod tuberia;
mod valor_devuelto;
mod wait;
mod waitpid;

use std::process::ExitCode;

use shared::lesson::Lesson;

fn main() -> ExitCode {
    let lesson = Lesson {
        name: "03_fork_exec_wait",
        folder: env!("CARGO_MANIFEST_DIR"),
        steps: &[
            fork::STEP,
            fork_falla::STEP,
            memoria::STEP,
            copia_en_escritura::STEP,
            cuantos::STEP,
            orden::STEP,
            exec::STEP,
            exec_falla::STEP,
            exec_conserva::STEP,
            familia_exec::STEP,
            wait::STEP,
            waitpid::STEP,
            estado::STEP,
            subproceso::STEP,
            entorno::STEP,
            shell_peligro::STEP,
            popen::STEP,
            valor_devuelto::STEP,
            bufer::STEP,
            guiones::STEP,
            ficheros::STEP,
            descriptores::STEP,
            tuberia::STEP,
            sin_lectores::STEP,
            ctrl_c::STEP,
            senales_entre_dos::STEP,
            alarma::STEP,
            grupos::STEP,
            nohup::STEP,
            senales::STEP,
            signalfd::STEP,
            imposibles::STEP,
            minishell::STEP,
            minishell_trabajos::STEP,
        ],
    };
    lesson.main()
}
