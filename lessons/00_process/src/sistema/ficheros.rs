//! Lo que dicen los ficheros de `/proc`, al lado de lo que dice `sysinfo`.

use std::fs;

use anyhow::Context;
use shared::lesson::check_eq;
use shared::varies;
use sysinfo::System;

/// Comprueba que `sysinfo` y los ficheros dicen lo mismo.
pub fn comparar(sistema: &System) -> anyhow::Result<()> {
    let cpuinfo = fs::read_to_string("/proc/cpuinfo")?;
    let cpus =
        cpuinfo.lines().filter(|linea| linea.starts_with("processor")).count();
    check_eq(
        "CPU, según /proc/cpuinfo",
        varies(cpus),
        varies(sistema.cpus().len()),
    )?;
    check_eq(
        "KiB de memoria, según /proc/meminfo",
        varies(campo("/proc/meminfo", "MemTotal:")?),
        varies(sistema.total_memory() / 1024),
    )?;
    check_eq(
        "segundo de arranque, según /proc/stat",
        varies(campo("/proc/stat", "btime")?),
        varies(System::boot_time()?),
    )?;
    Ok(())
}

/// El número que sigue a una palabra al principio de una línea.
fn campo(fichero: &str, palabra: &str) -> anyhow::Result<u64> {
    let texto = fs::read_to_string(fichero)?;
    let resto = texto.lines().find_map(|linea| linea.strip_prefix(palabra));
    let numero = resto
        .and_then(|resto| resto.split_whitespace().next())
        .context("falta la línea")?;
    Ok(numero.parse()?)
}
