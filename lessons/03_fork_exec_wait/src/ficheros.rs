//! `fork` copia los descriptores, pero no los ficheros abiertos: padre e hijo van leyendo por el mismo sitio.

mod en_memoria;

use std::fs::{self, File};
use std::io::Read;
use std::os::fd::AsRawFd;

use anyhow::Context;
use nix::unistd::ForkResult;
use shared::fork::fork;
use shared::lesson::{Level, Plain, Step, check_eq};
use shared::wait::{WaitStatus, waitpid};
use shared::{child, say};

use en_memoria::en_memoria;

pub const STEP: Step = Step {
    name: "ficheros",
    title: "Un fichero abierto antes de fork",
    level: Level::Essential,
    predict: "un fichero contiene abcdef. El padre lee dos letras y llama a fork; el hijo lee otras dos. ¿Qué lee después el padre?",
    observe: "el hijo ha movido también la posición del padre: el fichero abierto es uno solo.",
    topic: "«una copia exacta del proceso padre»",
    run: &Plain(run),
};

// ANCHOR: ficheros
fn run() -> anyhow::Result<()> {
    let mut fichero = en_memoria("abcdef")?;
    check_eq("el padre lee", dos_letras(&mut fichero)?.as_str(), "ab")?;
    let hijo = match fork()? {
        ForkResult::Child => child::run(|| leer_en_el_hijo(fichero)),
        ForkResult::Parent { child } => child,
    };
    check_eq("el hijo", waitpid(hijo, None)?, WaitStatus::Exited(hijo, 0))?;
    check_eq("posición según /proc", posicion(&fichero)?, 4)?;
    check_eq("el padre sigue leyendo", dos_letras(&mut fichero)?.as_str(), "ef")?;
    Ok(())
}

fn leer_en_el_hijo(mut heredado: File) -> anyhow::Result<()> {
    // Abrirlo otra vez es otra cosa: tiene su propia posición.
    let mut abierto_aparte =
        File::open(format!("/proc/self/fd/{}", heredado.as_raw_fd()))?;
    check_eq(
        "abierto aparte, el hijo lee",
        dos_letras(&mut abierto_aparte)?.as_str(),
        "ab",
    )?;
    check_eq(
        "del heredado, el hijo lee",
        dos_letras(&mut heredado)?.as_str(),
        "cd",
    )?;
    drop(heredado);
    say!("he cerrado mi descriptor: el del padre sigue abierto");
    Ok(())
}
// ANCHOR_END: ficheros

fn dos_letras(fichero: &mut File) -> anyhow::Result<String> {
    let mut letras = [0; 2];
    fichero.read_exact(&mut letras)?;
    Ok(String::from_utf8_lossy(&letras).into_owned())
}

fn posicion(fichero: &File) -> anyhow::Result<u64> {
    let ficha =
        fs::read_to_string(format!("/proc/self/fdinfo/{}", fichero.as_raw_fd()))?;
    let numero = ficha.lines().find_map(|linea| linea.strip_prefix("pos:"));
    Ok(numero.context("fdinfo dice la posición")?.trim().parse()?)
}
