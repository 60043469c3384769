//! Tres formas de recoger a los hijos, y qué se sabe de ellos con cada una.

mod ignorada;
mod manejador;
mod wait;

use nix::errno::Errno;
use nix::unistd::ForkResult;
use shared::child;
use shared::fork::fork;
use shared::lesson::{Level, Plain, Step, check_eq};
use shared::wait::{Id, WaitPidFlag, waitid, waitpid};
use shared::{Pid, say};

use crate::apoyo::en_un_hijo::en_un_hijo;

pub const STEP: Step = Step {
    name: "recoger",
    title: "Tres formas de recoger a los hijos",
    level: Level::Essential,
    predict: "tres hijos terminan mientras su padre tiene SIGCHLD bloqueada. ¿Cuántas recibe al desbloquearla? Y si la ignora, ¿qué código le da wait de cada uno?",
    observe: "las señales iguales no se acumulan: por cada SIGCHLD hay que recoger en bucle, hasta que no quede nadie.",
    topic: "wait(): «esperar que los procesos hijos terminen, evitando que queden en estado zombi»",
    run: &Plain(run),
};

fn run() -> anyhow::Result<()> {
    de_una_forma("wait", wait::recoger)?;
    de_una_forma("un manejador de SIGCHLD", manejador::recoger)?;
    de_una_forma("SIGCHLD ignorada", ignorada::recoger)?;
    Ok(())
}

/// Cada forma, en un proceso nuevo: lo que hace con `SIGCHLD` no estorba a las
/// demás.
fn de_una_forma(
    nombre: &str,
    recoger: fn() -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    en_un_hijo(|| {
        say!("{nombre}:");
        recoger()?;
        check_eq(
            "un wait más, cuando no queda nadie",
            waitpid(None, None),
            Err(Errno::ECHILD),
        )?;
        Ok(())
    })
}

// ANCHOR: tres_hijos
/// Tres hijos que salen con 1, 2 y 3.
fn tres_hijos() -> anyhow::Result<Vec<Pid>> {
    let mut hijos = Vec::new();
    for codigo in 1..=3 {
        match fork()? {
            ForkResult::Child => child::run(|| codigo),
            ForkResult::Parent { child } => hijos.push(child),
        }
    }
    Ok(hijos)
}

/// Los mismos, cuando ya son zombis los tres: con `WNOWAIT` no se recogen.
fn tres_zombis() -> anyhow::Result<Vec<Pid>> {
    let hijos = tres_hijos()?;
    for hijo in &hijos {
        waitid(Id::Pid(*hijo), WaitPidFlag::WEXITED | WaitPidFlag::WNOWAIT)?;
    }
    Ok(hijos)
}
// ANCHOR_END: tres_hijos
