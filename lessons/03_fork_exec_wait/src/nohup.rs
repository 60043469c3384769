//! Qué hace `nohup`: ignora `SIGHUP`, aparta la salida del terminal si iba a él, y se convierte en el programa.

mod lanzar;

use std::ffi::CStr;

use nix::unistd::{ForkResult, chdir, dup2_stderr, dup2_stdin, dup2_stdout};
use shared::fork::fork;
use shared::lesson::{Level, Plain, Step, check_eq};
use shared::signal::send;
use shared::wait::{WaitStatus, waitpid};
use shared::{Signal, child};

use crate::apoyo::ejecutar::ejecutar;
use crate::apoyo::terminal::Terminal;
use lanzar::lanzar;

pub const STEP: Step = Step {
    name: "nohup",
    title: "Lo que hace nohup",
    level: Level::Extension,
    predict: "lanzas nohup sleep 100 y cierras el terminal. ¿Qué señal le llega a sleep, y por qué no muere? ¿Muere con kill? ¿Adónde va lo que escribe un programa lanzado con nohup?",
    observe: "nohup ignora SIGHUP y se convierte en el programa, que la hereda ignorada; las demás señales hacen lo de siempre. La salida va a nohup.out solo si iba a un terminal.",
    topic: "exec()",
    run: &Plain(run),
};

// ANCHOR: nohup
const DICE_LISTO: &CStr = c"echo listo; exec sleep 50";

fn run() -> anyhow::Result<()> {
    let hijo = lanzar(&[c"sh", c"-c", DICE_LISTO])?;
    send(hijo, Signal::SIGHUP)?;
    let muerto = WaitStatus::Signaled(hijo, Signal::SIGHUP.into(), false);
    check_eq("sin nohup, tras SIGHUP", waitpid(hijo, None)?, muerto)?;

    let hijo = lanzar(&[c"nohup", c"sh", c"-c", DICE_LISTO])?;
    send(hijo, Signal::SIGHUP)?;
    send(hijo, Signal::SIGTERM)?;
    let muerto = WaitStatus::Signaled(hijo, Signal::SIGTERM.into(), false);
    check_eq("con nohup, tras SIGHUP y SIGTERM", waitpid(hijo, None)?, muerto)?;

    let terminal = Terminal::nuevo()?;
    let hijo = match fork()? {
        ForkResult::Child => child::run(|| -> anyhow::Result<()> {
            chdir("/proc")?; // Una carpeta en la que nadie puede crear nada.
            dup2_stdin(&terminal.terminal)?;
            dup2_stdout(&terminal.terminal)?;
            dup2_stderr(&terminal.terminal)?;
            ejecutar(&[c"env", c"HOME=/proc", c"nohup", c"echo", c"hola"])
        }),
        ForkResult::Parent { child } => child,
    };
    let codigo = waitpid(hijo, None)?;
    check_eq(
        "en un terminal, y sin poder crear nohup.out",
        codigo,
        WaitStatus::Exited(hijo, 125),
    )?;
    Ok(())
}
// ANCHOR_END: nohup
