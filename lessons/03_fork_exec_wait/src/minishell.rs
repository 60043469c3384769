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
use shared::inherited::{Ignored, ignored};
use shared::lesson::{Level, OrProgram, Step, UsageError};

use lectura::Entrada;
use shell::Shell;

pub const STEP: Step = Step {
    name: "minishell",
    title: "Un intérprete de órdenes, con lo aprendido",
    level: Level::Extension,
    predict: "¿qué hace la shell, llamada a llamada, cuando escribes ls | wc -l > cuenta &? ¿En qué proceso se ejecuta cd?",
    observe: "lo que hace la shell con cada orden está en las demás páginas de este capítulo: fork, exec, wait, pipe, dup2 y open. cd lo hace ella misma, porque la carpeta es de cada proceso.",
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

fn program(opciones: Opciones) -> anyhow::Result<ExitCode> {
    let codigo = match opciones.guion {
        Some(ruta) => ejecutar_guion(&ruta)?,
        None => conversar(ignored())?,
    };
    Ok(ExitCode::from(codigo))
}

fn ejecutar_guion(ruta: &Path) -> anyhow::Result<u8> {
    let mut guion = Entrada::guion(ruta)
        .with_context(|| format!("no se puede leer {}", printable(ruta)))
        .map_err(|error| UsageError::new(describe_chain(error.as_ref())))?;
    senales::morir_con_todos(ignored());
    Shell::nueva(None, ignored()).obedecer(&mut guion)
}

// ANCHOR: conversar
/// Lee órdenes y las obedece hasta que se acaben o se pida salir; devuelve el
/// código de salida.
pub fn conversar(ya_ignoradas: Ignored) -> anyhow::Result<u8> {
    senales::morir_con_todos(ya_ignoradas);
    let terminal = senales::Terminal::tomar().context(
        "no se puede tomar el terminal (si lo tienen otros procesos, abre otro)",
    )?;
    Shell::nueva(terminal, ya_ignoradas).obedecer(&mut Entrada::conversacion())
}
// ANCHOR_END: conversar

fn run(_: Opciones) -> anyhow::Result<()> {
    demostracion::ejecutar()
}
