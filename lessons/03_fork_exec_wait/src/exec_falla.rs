//! Lo que hay debajo de `exec` solo se ejecuta si `exec` falla.

use std::ffi::CStr;
use std::io::{Read, Write, pipe};
use std::process::{Command, Stdio};

use nix::errno::Errno;
use nix::unistd::{ForkResult, execvp, getpid};
use shared::ending::exit_now;
use shared::errno::{CannotStart, describe};
use shared::fork::fork;
use shared::lesson::{Level, Plain, Step, check_eq};
use shared::say;
use shared::wait::{WaitStatus, wait, waitpid};

pub const STEP: Step = Step {
    name: "exec_falla",
    title: "Lo que hay debajo de exec solo se ejecuta si falla",
    level: Level::Essential,
    predict: "detrás de execvp hay un say! que dice «sigo aquí». ¿Cuándo sale? Y si el hijo, cuando exec falla, olvida terminar, ¿cuántos procesos siguen por el código del padre?",
    observe: "127 es «no existe» y 126, «existe y no se puede ejecutar». Sin exit detrás de exec, el hijo es un segundo padre.",
    topic: "exec()",
    run: &Plain(run),
};

fn run() -> anyhow::Result<()> {
    // ANCHOR: falla
    check_eq("con true, el hijo sale con", probar(c"true")?, 0)?;
    check_eq("con /no/existe", probar(c"/no/existe")?, 127)?;
    let no_es_un_programa = probar(c"/etc/passwd")?;
    check_eq("con /etc/passwd, que no es un programa", no_es_un_programa, 126)?;
    // ANCHOR_END: falla

    let mut shell = Command::new("sh");
    shell.args(["-c", "/no/existe"]).stderr(Stdio::null());
    let shell = shell.status().map_err(CannotStart)?;
    check_eq("la shell dice de /no/existe", shell.code(), Some(127))?;

    // ANCHOR: olvido
    let padre = getpid();
    let (mut lista, mut firma) = pipe()?;
    if fork()?.is_child() {
        let _ = execvp(c"/no/existe", &[c"existe"]);
        // Aquí falta `exit_now(127)`.
    }
    let firmado = firma.write_all(b"x");
    // ANCHOR_END: olvido
    if getpid() != padre {
        exit_now(0);
    }
    firmado?;
    wait()?;
    drop(firma);
    let mut firmas = String::new();
    lista.read_to_string(&mut firmas)?;
    check_eq("procesos que han seguido por el código del padre", firmas.len(), 2)?;
    Ok(())
}

// ANCHOR: probar
/// Ejecuta un programa en un hijo y dice con qué código sale.
fn probar(programa: &CStr) -> anyhow::Result<i32> {
    let hijo = match fork()? {
        ForkResult::Child => {
            let Err(error) = execvp(programa, &[programa]);
            say!("sigo aquí: {}", describe(error));
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
