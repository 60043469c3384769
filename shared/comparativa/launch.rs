//! Ejecutar un programa sin que quede nada de él: ni si tarda demasiado, ni si se interrumpe con Ctrl-C.

use std::fs::File;
use std::io::{ErrorKind, Read, Seek};
use std::os::unix::process::CommandExt;
use std::process::{Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicI32, Ordering};

use anyhow::{Context, Result, bail};
use nix::errno::Errno;
use nix::sys::prctl;
use nix::sys::signal::{SaFlags, SigAction, SigHandler, SigSet, Signal, kill, sigaction};
use nix::unistd::{Pid, alarm};
use shared::ending::end_descendants;
use shared::wait::{Id, WaitPidFlag, waitid};
use thiserror::Error;

/// Han pulsado Ctrl-C, o ha llegado otra señal de las que acaban un programa.
#[derive(Debug, Error)]
#[error("interrumpido")]
pub struct Interrupted(pub u8);

/// El programa no está.
#[derive(Debug, Error)]
#[error("no está instalado")]
pub struct Missing;

/// Lo que puede tardar un programa, en segundos; después lo mata el núcleo con `SIGALRM`.
const LIMIT: u32 = 60;

/// La señal que ha llegado, y el programa que se está ejecutando; 0 si ninguno.
static RECEIVED: AtomicI32 = AtomicI32::new(0);
static RUNNING: AtomicI32 = AtomicI32::new(0);

/// Desde ahora, las señales que acaban un programa acaban el que se esté ejecutando, y [`run`] lo dice.
pub fn catch_signals() -> nix::Result<()> {
    let action =
        SigAction::new(SigHandler::Handler(on_signal), SaFlags::SA_RESTART, SigSet::empty());
    for signal in [Signal::SIGINT, Signal::SIGTERM, Signal::SIGHUP, Signal::SIGQUIT] {
        // SAFETY: `on_signal` solo usa atómicos y `kill(2)`, permitidos dentro de un manejador.
        unsafe { sigaction(signal, &action) }?;
    }
    Ok(())
}

extern "C" fn on_signal(number: i32) {
    RECEIVED.store(number, Ordering::SeqCst);
    kill_running();
}

fn kill_running() {
    let running = RUNNING.load(Ordering::SeqCst);
    if running != 0 {
        let _ = kill(Pid::from_raw(running), Signal::SIGKILL);
    }
}

fn check_signals() -> Result<()> {
    match RECEIVED.load(Ordering::SeqCst) {
        0 => Ok(()),
        number => Err(Interrupted(number as u8).into()),
    }
}

/// Ejecuta el programa hasta el final y devuelve lo que ha escrito por su salida.
///
/// Lo escribe en ficheros sin nombre, no en tuberías: las tendrían abiertas sus hijos si lo matan, y leer hasta el
/// final no acabaría.
pub fn run(command: Command) -> Result<String> {
    run_within(LIMIT, command)
}

/// Lo mismo, con otro límite de segundos.
pub fn run_within(limit: u32, mut command: Command) -> Result<String> {
    let name = command.get_program().display().to_string();
    let (mut stdout, mut stderr) = (tempfile::tempfile()?, tempfile::tempfile()?);
    command.stdin(Stdio::null()).stdout(stdout.try_clone()?).stderr(stderr.try_clone()?);
    // SAFETY: entre `fork` y `exec` solo se hacen dos llamadas al sistema.
    unsafe {
        command.pre_exec(move || {
            alarm::set(limit);
            Ok(prctl::set_pdeathsig(Signal::SIGKILL)?)
        });
    }
    // Los nietos de un programa muerto pasan a ser hijos de este, que puede acabar con ellos.
    prctl::set_child_subreaper(true)?;
    let status = execute(&mut command, &name);
    end_descendants();
    check_signals()?;
    let status = status?;
    if !status.success() {
        let complaint = text(&mut stderr)?;
        bail!("«{name}» ha fallado ({status}): {}", complaint.trim());
    }
    text(&mut stdout)
}

fn execute(command: &mut Command, name: &str) -> Result<ExitStatus> {
    let mut child = command.spawn().map_err(|error| match error.kind() {
        ErrorKind::NotFound => anyhow::Error::new(Missing).context(name.to_owned()),
        _ => anyhow::Error::new(error).context(format!("no se puede ejecutar «{name}»")),
    })?;
    let pid = Pid::from_raw(child.id().cast_signed());
    RUNNING.store(pid.as_raw(), Ordering::SeqCst);
    if check_signals().is_err() {
        kill_running();
    }
    // Sin recogerlo todavía: mientras sea un zombi, su PID no puede pasar a otro.
    while waitid(Id::Pid(pid), WaitPidFlag::WEXITED | WaitPidFlag::WNOWAIT) == Err(Errno::EINTR) {}
    RUNNING.store(0, Ordering::SeqCst);
    child.wait().with_context(|| format!("no se puede esperar a «{name}»"))
}

fn text(file: &mut File) -> Result<String> {
    file.rewind()?;
    let mut text = String::new();
    file.read_to_string(&mut text)?;
    Ok(text)
}
