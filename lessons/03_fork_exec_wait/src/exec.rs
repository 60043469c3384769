//! `exec` convierte a un hijo en otro programa, que empieza desde el principio.

use nix::unistd::{ForkResult, execvp, getpid};
use shared::ending::{exit_now, restore_sigpipe};
use shared::errno::describe;
use shared::fork::fork;
use shared::lesson::{Level, Plain, Step, check_eq};
use shared::say;
use shared::wait::{WaitStatus, waitpid};

pub const STEP: Step = Step {
    name: "exec",
    title: "exec convierte al hijo en otro programa",
    level: Level::Essential,
    predict: "el hijo ejecuta ls -l con exec. ¿Qué pasa con el código que hay debajo de exec? ¿Quién recoge a ls?",
    observe: "debajo de exec hay un say! que no ha salido: el hijo ya no es este programa, sino ls. Pero sigue siendo hijo nuestro.",
    topic: "exec(): «reemplazar el código del proceso actual por otro programa»",
    run: &Plain(run),
};

fn run() -> anyhow::Result<()> {
    // ANCHOR: ls
    let hijo = match fork()? {
        ForkResult::Child => {
            say!("soy PID {} y voy a ser ls -l", getpid());
            // Rust ignora SIGPIPE, y lo ignorado se sigue ignorando tras exec.
            restore_sigpipe();
            let Err(error) = execvp(c"ls", &[c"ls", c"-l"]);
            say!("sigo aquí: {}", describe(error));
            exit_now(127);
        }
        ForkResult::Parent { child } => child,
    };
    check_eq("ls", waitpid(hijo, None)?, WaitStatus::Exited(hijo, 0))?;
    // ANCHOR_END: ls
    Ok(())
}
