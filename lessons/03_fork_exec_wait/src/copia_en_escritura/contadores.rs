//! Lo que cuenta el núcleo de la memoria de un proceso: fallos de página, y páginas compartidas y privadas.

use std::fs;

use anyhow::Context;
use nix::errno::Errno;
use nix::sys::prctl;
use nix::sys::resource::{UsageWho, getrusage};
use nix::unistd::{SysconfVar, sysconf};

pub fn pagina() -> anyhow::Result<usize> {
    let bytes = sysconf(SysconfVar::PAGE_SIZE)?
        .context("el sistema tiene un tamaño de página")?;
    Ok(usize::try_from(bytes)?)
}

/// Memoria con un 1 en cada byte: al escribirlo, el núcleo ha tenido que darle
/// páginas de verdad.
pub fn reservar(paginas: usize) -> anyhow::Result<Vec<u8>> {
    let bytes = paginas * pagina()?;
    let mut memoria = Vec::new();
    memoria.try_reserve_exact(bytes).map_err(|_| Errno::ENOMEM)?;
    // Sin páginas grandes, para no depender de cómo las parte el núcleo al
    // copiarlas.
    prctl::set_thp_disable(true)?;
    memoria.resize(bytes, 1);
    prctl::set_thp_disable(false)?;
    Ok(memoria)
}

/// Cuántas veces ha tenido que intervenir el núcleo porque una página no estaba
/// lista.
pub fn fallos_de_pagina() -> anyhow::Result<usize> {
    Ok(usize::try_from(getrusage(UsageWho::RUSAGE_SELF)?.minor_page_faults())?)
}

/// Las páginas modificadas de este proceso que son solo suyas (`Private_Dirty`) o
/// también de otro (`Shared_Dirty`).
pub fn paginas(clase: &str) -> anyhow::Result<usize> {
    let resumen = fs::read_to_string("/proc/self/smaps_rollup")?;
    let linea = resumen
        .lines()
        .find_map(|linea| linea.strip_prefix(clase)?.strip_prefix(':'));
    let kib = linea.and_then(|linea| linea.trim().strip_suffix(" kB"));
    let kib: usize = kib
        .context("smaps_rollup dice cuánta memoria hay de cada clase")?
        .parse()?;
    Ok(kib * 1024 / pagina()?)
}
