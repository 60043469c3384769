//! Un intérprete de órdenes de verdad, peldaño a peldaño.

mod control_de_trabajos;
mod demostracion;
mod gramatica;
mod internas;
mod lectura;
mod palabras;
mod redirecciones;
mod segundo_plano;
mod senales;
mod shell;
mod tuberias;
mod una_orden;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use clap::Args;
use shared::errno::describe_chain;
use shared::foreign::printable;
use shared::inherited::ignored;
use shared::lesson::{Level, OrProgram, Step, UsageError};

use lectura::Entrada;
use shell::Shell;

pub const STEP: Step = Step {
    name: "minishell",
    title: "Un intérprete de órdenes, con lo aprendido",
    level: Level::Extension,
    predict: "¿qué hace la shell, llamada a llamada, cuando escribes ls | wc -l > cuenta &? ¿En qué proceso se ejecuta cd? ¿Por qué Ctrl-C mata a la orden y no a la shell?",
    observe: "lo que hace la shell con cada orden está en las demás páginas de este capítulo: fork, exec, wait, pipe, dup2, open y kill. Lo que añade el control de trabajos, que es a quién pertenece el terminal, está en la de este paso.",
    topic: "exec(): «fork() para crear un hijo y luego exec() para que el hijo ejecute otro programa»",
    run: &OrProgram { step: run, program, turned_by: &["guion", "interactivo"] },
};

#[derive(Args)]
struct Opciones {
    /// Ejecuta las órdenes de este fichero, y sale con el código de la última
    #[arg(long, value_name = "FICHERO", conflicts_with = "interactivo")]
    guion: Option<PathBuf>,
    /// Lee órdenes de la entrada hasta que se acabe (Ctrl-D) o se escriba exit
    #[arg(long)]
    interactivo: bool,
}

// ANCHOR: programa
fn program(opciones: Opciones) -> anyhow::Result<ExitCode> {
    match opciones.guion {
        Some(ruta) => ejecutar_guion(&ruta),
        None => conversar(),
    }
}

fn ejecutar_guion(ruta: &Path) -> anyhow::Result<ExitCode> {
    let mut guion = Entrada::guion(ruta)
        .with_context(|| format!("no se puede leer {}", printable(ruta)))
        .map_err(|error| UsageError::new(describe_chain(error.as_ref())))?;
    senales::morir_con_todos(ignored());
    let mut shell = Shell::nueva(None, ignored());
    let codigo = shell.obedecer(&mut guion)?;
    Ok(ExitCode::from(codigo))
}

fn conversar() -> anyhow::Result<ExitCode> {
    senales::morir_con_todos(ignored());
    let terminal = senales::Terminal::tomar()
        .context("no se puede tomar el terminal (si lo tienen otros procesos, abre otro)")?;
    let mut shell = Shell::nueva(terminal, ignored());
    let codigo = shell.obedecer(&mut Entrada::conversacion())?;
    Ok(ExitCode::from(codigo))
}
// ANCHOR_END: programa

fn run(_: Opciones) -> anyhow::Result<()> {
    demostracion::ejecutar()
}
