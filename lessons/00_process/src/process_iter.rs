//! La tabla de procesos del sistema, como la recorre `psutil.process_iter()`.

mod fila;
mod orden;

use std::time::Duration;

use clap::Args;
use nix::unistd::getpid;
use shared::lesson::{Level, Step, WithOptions, between, check};
use shared::table::{Entry, State, Table};
use shared::{say, varies};

use fila::{cabecera, fila, ninguna};
use orden::Orden;

pub const STEP: Step = Step {
    name: "process_iter",
    title: "La tabla de procesos del sistema",
    level: Level::Essential,
    predict: "¿cuántos procesos hay ahora mismo en tu sistema? ¿Cuántos están en ejecución de verdad?",
    observe: "un proceso que espera no gasta CPU, y casi todos esperan: en ejecución o listos suele haber muy pocos.",
    topic: "psutil.process_iter()",
    run: &WithOptions(run),
};

#[derive(Args)]
struct Opciones {
    /// Solo los procesos cuyo nombre contiene este texto
    #[arg(long, value_name = "TEXTO")]
    nombre: Option<String>,
    /// Solo los procesos de este usuario
    #[arg(long, value_name = "USUARIO")]
    usuario: Option<String>,
    /// Por qué columna se ordenan: pid, cpu, memoria o nice
    #[arg(long, value_name = "COLUMNA", default_value = "memoria")]
    orden: Orden,
    /// Cuántas filas se muestran como mucho, de 1 a 100000
    #[arg(long, value_name = "N", default_value = "15", value_parser = between(1..=100_000_usize, "filas"))]
    max: usize,
}

fn run(opciones: Opciones) -> anyhow::Result<()> {
    // ANCHOR: filtrar
    let tabla = Table::measured_over(Duration::from_millis(300))?;
    let mut filas: Vec<&Entry> = tabla
        .iter()
        .filter(|proc| {
            opciones.nombre.as_ref().is_none_or(|nombre| proc.name.contains(nombre))
        })
        .filter(|proc| {
            opciones.usuario.as_ref().is_none_or(|usuario| proc.user == *usuario)
        })
        .collect();
    opciones.orden.ordenar(&mut filas);
    // ANCHOR_END: filtrar

    if filas.is_empty() {
        ninguna(&tabla, opciones.nombre.as_deref(), opciones.usuario.as_deref())?;
    }

    // ANCHOR: mostrar
    if !filas.is_empty() {
        say!("  {}", cabecera());
    }
    for proc in filas.iter().take(opciones.max) {
        say!("  {}", varies(fila(proc)));
    }
    // ANCHOR_END: mostrar
    let activos = tabla.iter().filter(|proc| proc.state == State::Running).count();
    let total = varies(tabla.iter().count());
    let elegidos = varies(filas.len());
    let vistos = varies(filas.len().min(opciones.max));
    say!("procesos en total: {total}; elegidos: {elegidos}; mostrados: {vistos}");
    say!("orden de las filas: {}", opciones.orden.en_palabras());
    say!("en ejecución o listos, de todos: {}", varies(activos));
    check("yo también estoy en la tabla", tabla.get(getpid()).is_some())?;
    Ok(())
}
