//! `exec` cambia el programa y no el proceso: mismo PID, otro código.

use std::fs;
use std::io::{Read, pipe};
use std::path::PathBuf;

use nix::unistd::{ForkResult, dup2_stdin, getpid};
use shared::foreign::printable;
use shared::fork::fork;
use shared::gate::Gate;
use shared::lesson::{Level, Plain, Step, check, check_eq};
use shared::table::SystemProcess;
use shared::wait::{WaitStatus, waitpid};
use shared::{Pid, child, say, varies};

use crate::apoyo::ejecutar::ejecutar;

pub const STEP: Step = Step {
    name: "exec_conserva",
    title: "Qué cambia exec y qué conserva",
    level: Level::Essential,
    predict: "el hijo se convierte en cat con exec. ¿Qué PID tiene cat? ¿Quién es su padre? ¿Qué programa dice /proc que ejecuta?",
    observe: "PID y padre son los de antes, y también los descriptores sin close-on-exec, la carpeta, el entorno y las señales ignoradas. Del programa anterior no quedan ni el código ni las variables.",
    topic: "exec(): «reemplazar el código del proceso actual por otro programa»",
    run: &Plain(run),
};

fn run() -> anyhow::Result<()> {
    // ANCHOR: mirar
    let puerta = Gate::new()?;
    let (entrada, para_cat) = pipe()?;
    // Todas las tuberías de Rust se cierran en exec: con él se acabará esta.
    let (mut aviso, testigo) = pipe()?;
    let hijo = match fork()? {
        ForkResult::Child => child::run(|| -> anyhow::Result<()> {
            drop(para_cat);
            puerta.wait()?;
            dup2_stdin(&entrada)?;
            ejecutar(&[c"cat"])
        }),
        ForkResult::Parent { child } => child,
    };
    drop(testigo);
    let antes = programa(hijo)?;
    let mio = programa(getpid())?;
    check("antes de exec, el hijo ejecuta lo mismo que yo", antes == mio)?;
    puerta.open()?;
    aviso.read_to_end(&mut Vec::new())?;

    let despues = programa(hijo)?;
    let visto = SystemProcess::new(hijo.as_raw())?;
    say!("después de exec, PID {hijo} ejecuta {}", varies(printable(&despues)));
    check_eq("su nombre en /proc", visto.name()?, "cat".into())?;
    check("el fichero de programa es otro", despues != antes)?;
    check("sigue siendo hijo mío, con el mismo PID", visto.ppid()? == getpid())?;

    // Cerrada su entrada, cat termina.
    drop(para_cat);
    check_eq("cat", waitpid(hijo, None)?, WaitStatus::Exited(hijo, 0))?;
    // ANCHOR_END: mirar
    Ok(())
}

fn programa(pid: Pid) -> std::io::Result<PathBuf> {
    fs::read_link(format!("/proc/{pid}/exe"))
}
