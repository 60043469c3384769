//! `fork` copia los descriptores, pero no los ficheros abiertos: padre e hijo van leyendo por el mismo sitio.

use std::ffi::CString;
use std::fs::{self, File};
use std::io::{Read, Seek, Write};
use std::os::fd::{AsRawFd, OwnedFd};

use anyhow::Context;
use nix::sys::memfd::{MFdFlags, memfd_create};
use nix::unistd::{ForkResult, execvp};
use shared::ending::exit_now;
use shared::fork::fork;
use shared::lesson::{Level, Plain, Step, check_eq};
use shared::process::Termination;
use shared::say;
use shared::wait::{WaitStatus, waitpid};

pub const STEP: Step = Step {
    name: "ficheros",
    title: "Padre e hijo comparten por dónde van leyendo",
    level: Level::Essential,
    predict: "un fichero contiene abcdef. El padre lee dos letras y llama a fork; el hijo lee otras dos. ¿Qué lee después el padre? ¿Y qué descriptores quedan abiertos tras exec?",
    observe: "el hijo ha movido también la posición del padre. Y exec cierra los descriptores marcados close-on-exec, y solo esos.",
    topic: "«una copia exacta del proceso padre»",
    run: &Plain(run),
};

fn run() -> anyhow::Result<()> {
    // ANCHOR: posicion
    // Un fichero sin nombre, en memoria: no deja nada en el disco.
    let mut fichero = File::from(memfd_create(c"notas", MFdFlags::MFD_CLOEXEC)?);
    fichero.write_all(b"abcdef")?;
    fichero.rewind()?;

    check_eq("el padre lee", dos_letras(&mut fichero)?.as_str(), "ab")?;
    match fork()? {
        ForkResult::Child => exit_now(leer_en_el_hijo(fichero).exit_code()),
        ForkResult::Parent { child } => {
            check_eq("el hijo", waitpid(child, None)?, WaitStatus::Exited(child, 0))?;
        }
    }
    check_eq("posición según /proc", posicion(&fichero)?, 4)?;
    check_eq("el padre sigue leyendo", dos_letras(&mut fichero)?.as_str(), "ef")?;
    // ANCHOR_END: posicion

    // ANCHOR: exec
    let con = memfd_create(c"con", MFdFlags::MFD_CLOEXEC)?;
    let sin = memfd_create(c"sin", MFdFlags::empty())?;
    check_eq("con close-on-exec, sigue abierto tras exec", abierto_tras_exec(&con)?, false)?;
    check_eq("sin close-on-exec, sigue abierto tras exec", abierto_tras_exec(&sin)?, true)?;
    // ANCHOR_END: exec
    Ok(())
}

// ANCHOR: hijo
fn leer_en_el_hijo(mut heredado: File) -> anyhow::Result<()> {
    // Abrirlo otra vez es otra cosa: tiene su propia posición.
    let mut abierto_aparte = File::open(format!("/proc/self/fd/{}", heredado.as_raw_fd()))?;
    check_eq("abierto aparte, el hijo lee", dos_letras(&mut abierto_aparte)?.as_str(), "ab")?;
    check_eq("del heredado, el hijo lee", dos_letras(&mut heredado)?.as_str(), "cd")?;
    drop(heredado);
    say!("he cerrado mi descriptor: el del padre sigue abierto");
    Ok(())
}
// ANCHOR_END: hijo

fn dos_letras(fichero: &mut File) -> anyhow::Result<String> {
    let mut letras = [0; 2];
    fichero.read_exact(&mut letras)?;
    Ok(String::from_utf8_lossy(&letras).into_owned())
}

fn posicion(fichero: &File) -> anyhow::Result<u64> {
    let ficha = fs::read_to_string(format!("/proc/self/fdinfo/{}", fichero.as_raw_fd()))?;
    let numero = ficha.lines().find_map(|linea| linea.strip_prefix("pos:"));
    Ok(numero.context("fdinfo dice la posición")?.trim().parse()?)
}

/// El hijo se convierte en `test -e`, que dice si ese descriptor existe en su propia carpeta de /proc.
fn abierto_tras_exec(descriptor: &OwnedFd) -> anyhow::Result<bool> {
    let ruta = CString::new(format!("/proc/self/fd/{}", descriptor.as_raw_fd()))?;
    match fork()? {
        ForkResult::Child => {
            let _ = execvp(c"test", &[c"test", c"-e", &ruta]);
            exit_now(127)
        }
        ForkResult::Parent { child } => match waitpid(child, None)? {
            WaitStatus::Exited(_, codigo @ (0 | 1)) => Ok(codigo == 0),
            otro => anyhow::bail!("test -e ha acabado así: {otro:?}"),
        },
    }
}
