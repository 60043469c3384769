//! Lo que el sistema cuenta de sí mismo: CPU, carga, memoria, arranque y red.

use std::collections::BTreeMap;
use std::fs;

use anyhow::Context;
use shared::foreign::printable;
use shared::lesson::{Level, Plain, Step, bar_after, check_eq, date, decimal, lasting};
use shared::say;
use sysinfo::{CpuRefreshKind, MemoryRefreshKind, Networks, RefreshKind, System};

pub const STEP: Step = Step {
    name: "sistema",
    title: "Información del sistema",
    level: Level::Extension,
    predict: "¿cuántas CPU tiene tu máquina? ¿Cuánto tiempo lleva encendida?",
    observe: "sysinfo no adivina nada: casi todo lo lee de ficheros de /proc y de /sys, que puedes abrir tú con cat.",
    topic: "psutil: «información del sistema operativo, como procesos, CPU, memoria, red, etc.»",
    run: &Plain(run),
};

fn run() -> anyhow::Result<()> {
    // ANCHOR: sistema
    let que = RefreshKind::nothing()
        .with_cpu(CpuRefreshKind::nothing())
        .with_memory(MemoryRefreshKind::nothing().with_ram());
    let sistema = System::new_with_specifics(que)?;
    let carga = System::load_average()?;
    let usada = sistema.used_memory() as f64 / sistema.total_memory() as f64;

    say!("núcleo de Linux {}, {}", System::kernel_version()?, System::cpu_arch());
    say!("{} CPU", sistema.cpus().len());
    say!(
        "carga: {} en el último minuto, {} en cinco, {} en quince",
        decimal(carga.one, 2),
        decimal(carga.five, 2),
        decimal(carga.fifteen, 2),
    );
    let memoria = format!("memoria: {} MiB; usada ", sistema.total_memory() >> 20);
    say!("{}", bar_after(&memoria, usada, 30));
    say!("encendida hace {}, el {}", lasting(System::uptime()?), date(System::boot_time()?));
    let redes = Networks::new_with_refreshed_list()?;
    for (nombre, red) in BTreeMap::from_iter(&redes) {
        let (recibidos, enviados) = (red.total_received(), red.total_transmitted());
        say!("red {}: {recibidos} B recibidos, {enviados} B enviados", printable(nombre));
    }
    // ANCHOR_END: sistema

    let cpuinfo = fs::read_to_string("/proc/cpuinfo")?;
    let cpus = cpuinfo.lines().filter(|linea| linea.starts_with("processor")).count();
    check_eq("CPU, según /proc/cpuinfo", cpus, sistema.cpus().len())?;
    check_eq(
        "KiB de memoria, según /proc/meminfo",
        campo("/proc/meminfo", "MemTotal:")?,
        sistema.total_memory() / 1024,
    )?;
    check_eq(
        "segundo de arranque, según /proc/stat",
        campo("/proc/stat", "btime")?,
        System::boot_time()?,
    )?;
    Ok(())
}

/// El número que sigue a una palabra al principio de una línea.
fn campo(fichero: &str, palabra: &str) -> anyhow::Result<u64> {
    let texto = fs::read_to_string(fichero)?;
    let resto = texto.lines().find_map(|linea| linea.strip_prefix(palabra));
    let numero =
        resto.and_then(|resto| resto.split_whitespace().next()).context("falta la línea")?;
    Ok(numero.parse()?)
}
