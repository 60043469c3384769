//! Lo que espera en el búfer cuando se llama a `fork` está en los dos procesos; y `_exit` no lo escribe.

mod papel;
mod stdio;

use nix::unistd::{ForkResult, dup2_stdout};
use shared::ending::exit_now;
use shared::fork::fork;
use shared::lesson::{Level, Plain, Step, check_eq};
use shared::wait::{WaitStatus, waitpid};

use papel::Papel;
use stdio::{_exit, exit, printf};

pub const STEP: Step = Step {
    name: "bufer",
    title: "fork y lo que espera en el búfer",
    level: Level::Essential,
    predict: "printf(\"hola\\n\"); fork(); y los dos acaban con exit. ¿Cuántas veces se lee hola en un terminal? ¿Y en una tubería? ¿Y si el hijo acaba con _exit?",
    observe: "el búfer es memoria del proceso, y fork la copia. exit lo vacía y _exit no: un hijo de fork acaba con _exit.",
    topic: "os.fork(); «exit(0)  # El hijo termina»",
    run: &Plain(run),
};

// ANCHOR: bufer
fn run() -> anyhow::Result<()> {
    let tuberia = Papel::tuberia;
    check_eq(
        "veces que sale hola en un terminal, con dos exit",
        veces(Papel::terminal()?, exit, exit)?,
        1,
    )?;
    check_eq("y en una tubería", veces(tuberia()?, exit, exit)?, 2)?;
    check_eq("y si el hijo acaba con _exit", veces(tuberia()?, exit, _exit)?, 1)?;
    check_eq("y si acaban así los dos", veces(tuberia()?, _exit, _exit)?, 0)?;
    Ok(())
}

/// Cuántas veces llega «hola» al papel, según cómo acabe cada uno.
fn veces(
    papel: Papel,
    padre: fn(i32) -> !,
    hijo: fn(i32) -> !,
) -> anyhow::Result<usize> {
    match fork()? {
        ForkResult::Child => {
            if dup2_stdout(&papel.escritura).is_err() {
                exit_now(1);
            }
            printf(c"hola\n");
            match fork() {
                Ok(ForkResult::Child) => hijo(0),
                Ok(ForkResult::Parent { child }) => {
                    let recogido = waitpid(child, None).is_ok();
                    padre(i32::from(!recogido))
                }
                Err(_) => exit_now(1),
            }
        }
        ForkResult::Parent { child } => {
            let escrito = papel.leer()?;
            let estado = waitpid(child, None)?;
            anyhow::ensure!(estado == WaitStatus::Exited(child, 0), "{estado:?}");
            Ok(escrito.matches("hola").count())
        }
    }
}
// ANCHOR_END: bufer
