//! El hijo se lleva una copia de la memoria, y el núcleo no la hace hasta que alguien escribe.

mod copia;

use nix::unistd::ForkResult;
use shared::ending::exit_now;
use shared::fork::fork;
use shared::lesson::{Level, Plain, Step, check_eq};
use shared::process::Termination;
use shared::say;
use shared::wait::{WaitStatus, waitpid};

pub const STEP: Step = Step {
    name: "memoria",
    title: "Dos copias de cada variable",
    level: Level::Essential,
    predict: "numero vale 5 y el hijo le suma 1: ¿cuánto vale después en cada uno? Y si el hijo tiene 4096 páginas de memoria, ¿cuántas copia el núcleo al leerlas? ¿Y al escribirlas?",
    observe: "5 y 6: son dos variables. Y leer no copia nada: cada página se copia cuando uno de los dos escribe en ella.",
    topic: "«una copia exacta del proceso padre»",
    run: &Plain(run),
};

fn run() -> anyhow::Result<()> {
    // ANCHOR: variable
    let mut numero = 5;
    match fork()? {
        ForkResult::Child => {
            numero += 1;
            say!("numero vale {numero}");
            exit_now(numero);
        }
        ForkResult::Parent { child } => {
            let final_del_hijo = waitpid(child, None)?;
            check_eq("el hijo sale con su numero", final_del_hijo, WaitStatus::Exited(child, 6))?;
            check_eq("numero en el padre", numero, 5)?;
        }
    }
    // ANCHOR_END: variable

    // ANCHOR: paginas
    let mut memoria = copia::reservar()?;
    match fork()? {
        ForkResult::Child => exit_now(copia::leer_y_escribir(&mut memoria).exit_code()),
        ForkResult::Parent { child } => {
            let final_del_hijo = waitpid(child, None)?;
            check_eq("el hijo ha contado bien", final_del_hijo, WaitStatus::Exited(child, 0))?;
        }
    }
    let intactas = memoria.iter().filter(|byte| **byte == 1).count();
    check_eq("bytes que el hijo ha cambiado en el padre", memoria.len() - intactas, 0)?;
    // ANCHOR_END: paginas
    Ok(())
}
