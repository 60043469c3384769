//! Muchos zombis llenan el cupo de procesos del usuario, y `fork` deja de funcionar.

mod cupo;

use clap::Args;
use nix::errno::Errno;
use nix::unistd::ForkResult;
use shared::fork::{ForkError, fork};
use shared::lesson::{Level, Step, WithOptions, between, check, check_eq};
use shared::table::{State, wait_for_state};
use shared::wait::waitpid;
use shared::{child, say, varies};

use crate::apoyo::en_un_hijo::en_un_hijo;

pub const STEP: Step = Step {
    name: "muchos",
    title: "Una multitud de zombis agota el cupo de procesos",
    level: Level::Extension,
    predict: "un zombi no gasta CPU, y la memoria de su programa ya está libre. Entonces, ¿por qué no hay que dejarlos sin recoger?",
    observe: "cada zombi ocupa un sitio del cupo; en cuanto se recoge uno, cabe otro proceso.",
    topic: "Proceso zombi: «El hijo sigue existiendo en la tabla de procesos»",
    run: &WithOptions(run),
};

/// Otros programas del mismo usuario pueden acabar entretanto y dejar más sitio,
/// pero no tanto.
const DEMASIADOS: usize = 1000;

#[derive(Args)]
struct Opciones {
    /// Para cuántos zombis se deja sitio, de 1 a 200
    #[arg(long, value_name = "N", default_value = "20", value_parser = between(1..=200_u32, "zombis"))]
    sitio: u32,
}

fn run(opciones: Opciones) -> anyhow::Result<()> {
    // El límite y el cambio de usuario son para siempre: los sufre un hijo.
    en_un_hijo(|| llenar_y_curar(opciones.sitio))
}

fn llenar_y_curar(sitio: u32) -> anyhow::Result<()> {
    let Some(limite) = cupo::dejar_sitio_para(sitio)? else { return Ok(()) };

    // ANCHOR: llenar
    let mut zombis = Vec::new();
    let error = loop {
        match fork() {
            Ok(ForkResult::Child) => child::run(|| ()),
            Ok(ForkResult::Parent { child }) => zombis.push(child),
            Err(error) => break error,
        }
        let pocos = zombis.len() < DEMASIADOS;
        anyhow::ensure!(pocos, "el límite, {limite}, no se respeta");
    };
    for zombi in &zombis {
        wait_for_state(*zombi, State::Zombie)?;
    }
    say!("zombis sin recoger: {}; otro fork falla", varies(zombis.len()));
    check("el error es EAGAIN", error == ForkError::ProcessLimit)?;
    // ANCHOR_END: llenar

    // ANCHOR: curar
    let mut recogidos = 0;
    // El primer sitio libre podría ocuparlo otro programa del mismo usuario.
    while recogidos == 0 || !cupo::cabe_otro()? {
        waitpid(None, None)?;
        recogidos += 1;
    }
    say!("recojo a {} con wait, y fork vuelve a funcionar", varies(recogidos));
    for _ in recogidos..zombis.len() {
        waitpid(None, None)?;
    }
    check_eq(
        "los recojo a todos, y otro wait responde",
        waitpid(None, None),
        Err(Errno::ECHILD),
    )?;
    // ANCHOR_END: curar
    Ok(())
}
