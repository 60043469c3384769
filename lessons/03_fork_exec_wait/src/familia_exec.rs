//! La familia `exec`: cómo van los argumentos, dónde se busca el programa y qué entorno recibe.

mod uno_a_uno;

use std::convert::Infallible;

use nix::errno::Errno;
use nix::unistd::{ForkResult, execv, execve, execvp, execvpe};
use shared::ending::{exit_now, restore_sigpipe};
use shared::fork::fork;
use shared::lesson::{Level, Plain, Step, check_eq};
use shared::wait::{WaitStatus, waitpid};

use crate::apoyo::entorno::poner;
use uno_a_uno::{execl, execle, execlp};

pub const STEP: Step = Step {
    name: "familia_exec",
    title: "execl, execv, execlp, execve…: qué dice cada letra",
    level: Level::Extension,
    predict: "las funciones se llaman execl, execlp, execle, execv, execvp y execve. ¿Qué querrá decir cada letra? ¿Cuáles encuentran sh sin que se les diga en qué carpeta está?",
    observe: "con l, los argumentos van uno a uno; con v, en un vector. Con p, el programa se busca en PATH. Con e se da un entorno nuevo, y sin ella se conserva el que había.",
    topic: "exec(): «reemplazar el código del proceso actual por otro programa»",
    run: &Plain(run),
};

fn run() -> anyhow::Result<()> {
    // ANCHOR: familia
    let guion = [c"sh", c"-c", c"exit $CODIGO"];
    let nuevo = [c"CODIGO=7"];

    check_eq("execl", probar(|| execl(c"/bin/sh", guion))?, 5)?;
    check_eq("execlp", probar(|| execlp(c"sh", guion))?, 5)?;
    check_eq("execle", probar(|| execle(c"/bin/sh", guion, nuevo))?, 7)?;

    check_eq("execv", probar(|| execv(c"/bin/sh", &guion))?, 5)?;
    check_eq("execvp", probar(|| execvp(c"sh", &guion))?, 5)?;
    check_eq("execve", probar(|| execve(c"/bin/sh", &guion, &nuevo))?, 7)?;
    check_eq("execvpe", probar(|| execvpe(c"sh", &guion, &nuevo))?, 7)?;

    check_eq("execv, sin la carpeta", probar(|| execv(c"sh", &guion))?, 127)?;
    let sin_path = [c"CODIGO=7", c"PATH=/no/existe"];
    let codigo = probar(|| execvpe(c"sh", &guion, &sin_path))?;
    check_eq("execvpe, con otro PATH en el entorno nuevo", codigo, 7)?;
    // ANCHOR_END: familia
    Ok(())
}

/// De `exec` solo se vuelve con un error.
type Vuelta = nix::Result<Infallible>;

// ANCHOR: probar
/// El código con el que sale un hijo que llama a una de ellas.
fn probar(exec: impl FnOnce() -> Vuelta) -> anyhow::Result<i32> {
    let hijo = match fork()? {
        ForkResult::Child => {
            poner("CODIGO", "5");
            restore_sigpipe();
            let Err(error) = exec();
            exit_now(if error == Errno::ENOENT { 127 } else { 126 });
        }
        ForkResult::Parent { child } => child,
    };
    match waitpid(hijo, None)? {
        WaitStatus::Exited(_, codigo) => Ok(codigo),
        otro => anyhow::bail!("el hijo no ha salido por sí mismo: {otro:?}"),
    }
}
// ANCHOR_END: probar
