//! La tabla de procesos del sistema, como la recorre `psutil.process_iter()`.

use std::time::Duration;

use clap::{Args, ValueEnum};
use nix::unistd::getpid;
use shared::lesson::{Step, WithOptions, between, check, columns, decimal};
use shared::say;
use shared::table::{Entry, Table};

pub const STEP: Step = Step {
    name: "process_iter",
    title: "La tabla de procesos del sistema",
    predict: "¿cuántos procesos hay ahora mismo en tu sistema? ¿Cuántos están en ejecución de verdad?",
    observe: "casi todos duermen: un proceso que espera no gasta CPU.",
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
    #[arg(long, value_name = "COLUMNA", default_value = "pid")]
    orden: Orden,
    /// Cuántas filas se muestran como mucho, de 1 a 100000
    #[arg(long, value_name = "N", default_value = "15", value_parser = between(1..=100_000_usize, "filas"))]
    max: usize,
}

#[derive(Clone, Copy, ValueEnum)]
enum Orden {
    Pid,
    Cpu,
    Memoria,
    Nice,
}

fn run(opciones: Opciones) -> anyhow::Result<()> {
    // ANCHOR: filtrar
    let tabla = Table::measured_over(Duration::from_millis(300))?;
    let mut filas: Vec<&Entry> = tabla
        .iter()
        .filter(|proc| opciones.nombre.as_ref().is_none_or(|nombre| proc.name.contains(nombre)))
        .filter(|proc| opciones.usuario.as_ref().is_none_or(|usuario| proc.user == *usuario))
        .collect();
    match opciones.orden {
        Orden::Pid => filas.sort_by_key(|proc| proc.pid),
        Orden::Cpu => filas.sort_by(|a, b| b.cpu_percent.total_cmp(&a.cpu_percent)),
        Orden::Memoria => filas.sort_by_key(|proc| std::cmp::Reverse(proc.memory_bytes)),
        Orden::Nice => filas.sort_by_key(|proc| proc.nice),
    }
    // ANCHOR_END: filtrar

    // ANCHOR: mostrar
    // En un terminal estrecho, lo primero que sobra son el padre y el usuario.
    let ancha = columns().is_none_or(|columnas| columnas >= 80);
    let origen = if ancha { "   PPID USUARIO  " } else { "" };
    say!("  {}", cortar(&format!("    PID {origen}E  NI  %CPU   MEMORIA ORDEN")));
    for proc in filas.iter().take(opciones.max) {
        say!("  {}", cortar(&fila(proc, ancha)));
    }
    // ANCHOR_END: mostrar
    let mostrados = filas.len().min(opciones.max);
    say!(
        "procesos en total: {}; elegidos: {}; mostrados: {mostrados}",
        tabla.iter().count(),
        filas.len()
    );
    check("yo también estoy en la tabla", tabla.get(getpid()).is_some())?;
    Ok(())
}

fn fila(proc: &Entry, ancha: bool) -> String {
    // Los hilos del núcleo y los zombis no tienen orden: se muestra su nombre entre corchetes, como en `ps`.
    let orden =
        if proc.command.is_empty() { format!("[{}]", proc.name) } else { proc.command.to_string() };
    let origen =
        if ancha { format!("{:>7} {:<8.8} ", proc.ppid, proc.user) } else { String::new() };
    format!(
        "{:>7} {origen}{} {:>3} {:>5} {:>5} MiB {orden}",
        proc.pid,
        proc.state.letter(),
        proc.nice,
        decimal(proc.cpu_percent.into(), 1),
        proc.memory_bytes >> 20,
    )
}

/// Lo que cabe en una línea del terminal, descontado el «padre 4121 │» de delante.
fn cortar(linea: &str) -> String {
    let margen = format!("padre {} │   ", getpid()).chars().count();
    let caben = columns().map_or(usize::MAX, |columnas| columnas.saturating_sub(margen));
    linea.chars().take(caben).collect()
}
