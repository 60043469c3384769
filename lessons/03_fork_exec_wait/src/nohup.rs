//! Qué hace `nohup`: ignora `SIGHUP`, aparta la salida del terminal si iba a él, y se convierte en el programa.

mod carpeta;

use std::ffi::CStr;
use std::fs::File;
use std::io::{PipeReader, Read, pipe};

use nix::unistd::{ForkResult, chdir, dup2_stderr, dup2_stdin, dup2_stdout};
use shared::fork::fork;
use shared::lesson::{Level, Plain, Step, check_eq};
use shared::signal::send;
use shared::wait::{WaitStatus, waitpid};
use shared::{Pid, Signal, child};

use crate::apoyo::ejecutar::ejecutar;
use crate::apoyo::terminal::Terminal;
use carpeta::Carpeta;

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

    let carpeta = Carpeta::nueva()?;
    let terminal = Terminal::nuevo()?;
    let hijo = match fork()? {
        ForkResult::Child => child::run(|| -> anyhow::Result<()> {
            chdir(&carpeta.ruta)?;
            dup2_stdin(&terminal.terminal)?;
            dup2_stdout(&terminal.terminal)?;
            dup2_stderr(&terminal.terminal)?;
            ejecutar(&[c"nohup", c"echo", c"hola"])
        }),
        ForkResult::Parent { child } => child,
    };
    check_eq("nohup echo hola", waitpid(hijo, None)?, WaitStatus::Exited(hijo, 0))?;
    let escrito = carpeta.leer("nohup.out")?;
    check_eq("en un terminal, a nohup.out va", escrito.trim(), "hola")?;
    Ok(())
}

/// Con la salida en una tubería, y cuando ya ha dicho «listo».
fn lanzar(orden: &[&CStr]) -> anyhow::Result<Pid> {
    let (lectura, escritura) = pipe()?;
    let hijo = match fork()? {
        ForkResult::Child => child::run(|| -> anyhow::Result<()> {
            let nada = File::options().read(true).write(true).open("/dev/null")?;
            dup2_stdin(&nada)?;
            dup2_stdout(&escritura)?;
            dup2_stderr(&nada)?;
            ejecutar(orden)
        }),
        ForkResult::Parent { child } => child,
    };
    drop(escritura);
    check_eq("por la tubería dice", primera_linea(lectura)?.trim(), "listo")?;
    Ok(hijo)
}
// ANCHOR_END: nohup

fn primera_linea(mut salida: PipeReader) -> std::io::Result<String> {
    let mut leido = vec![0; 80];
    let cuanto = salida.read(&mut leido)?;
    leido.truncate(cuanto);
    Ok(String::from_utf8_lossy(&leido).into_owned())
}
