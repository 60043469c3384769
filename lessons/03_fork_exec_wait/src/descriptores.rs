//! `exec` conserva los descriptores abiertos, menos los que llevan la marca *close-on-exec*.

use std::ffi::CString;
use std::os::fd::{AsRawFd, OwnedFd};

use nix::sys::memfd::{MFdFlags, memfd_create};
use nix::unistd::ForkResult;
use shared::fork::fork;
use shared::lesson::{Level, Plain, Step, check_eq};
use shared::wait::{WaitStatus, waitpid};

use crate::apoyo::ejecutar::ejecutar;

pub const STEP: Step = Step {
    name: "descriptores",
    title: "Qué descriptores siguen abiertos tras exec",
    level: Level::Extension,
    predict: "un hijo hereda dos descriptores, uno con la marca close-on-exec y otro sin ella, y llama a exec. ¿Cuál sigue abierto en el programa nuevo?",
    observe: "exec cierra los descriptores marcados close-on-exec, y solo esos.",
    topic: "exec()",
    run: &Plain(run),
};

// ANCHOR: descriptores
fn run() -> anyhow::Result<()> {
    let con = memfd_create(c"con", MFdFlags::MFD_CLOEXEC)?;
    let sin = memfd_create(c"sin", MFdFlags::empty())?;
    check_eq(
        "con close-on-exec, sigue abierto tras exec",
        abierto_tras_exec(&con)?,
        false,
    )?;
    check_eq(
        "sin close-on-exec, sigue abierto tras exec",
        abierto_tras_exec(&sin)?,
        true,
    )?;
    Ok(())
}

/// El hijo se convierte en `test -e`, que dice si ese descriptor existe en su
/// propia carpeta de /proc.
fn abierto_tras_exec(descriptor: &OwnedFd) -> anyhow::Result<bool> {
    let ruta = CString::new(format!("/proc/self/fd/{}", descriptor.as_raw_fd()))?;
    let hijo = match fork()? {
        ForkResult::Child => ejecutar(&[c"test", c"-e", &ruta]),
        ForkResult::Parent { child } => child,
    };
    match waitpid(hijo, None)? {
        WaitStatus::Exited(_, codigo @ (0 | 1)) => Ok(codigo == 0),
        otro => anyhow::bail!("test -e ha acabado así: {otro:?}"),
    }
}
// ANCHOR_END: descriptores
