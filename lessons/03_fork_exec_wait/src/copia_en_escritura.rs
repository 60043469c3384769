//! La copia en escritura, en los contadores del núcleo: fallos de página y memoria compartida y privada.

use std::fs;

use anyhow::Context;
use nix::sys::prctl;
use nix::sys::resource::{UsageWho, getrusage};
use nix::unistd::{SysconfVar, sysconf};
use shared::lesson::{check, check_eq};
use shared::{say, varies};

const PAGINAS: usize = 4096;

/// El núcleo puede mover alguna página mientras se cuentan.
const CASI_TODAS: usize = PAGINAS / 100 * 95;

fn pagina() -> anyhow::Result<usize> {
    let bytes = sysconf(SysconfVar::PAGE_SIZE)?.context("el sistema tiene un tamaño de página")?;
    Ok(usize::try_from(bytes)?)
}

/// Memoria con un 1 en cada byte: al escribirlo, el núcleo ha tenido que darle páginas de verdad.
pub fn reservar() -> anyhow::Result<Vec<u8>> {
    // Sin páginas grandes, para no depender de cómo las parte el núcleo al copiarlas.
    prctl::set_thp_disable(true)?;
    let memoria = vec![1; PAGINAS * pagina()?];
    prctl::set_thp_disable(false)?;
    Ok(memoria)
}

/// Cuántas veces ha tenido que intervenir el núcleo porque una página no estaba lista.
fn fallos_de_pagina() -> anyhow::Result<usize> {
    Ok(usize::try_from(getrusage(UsageWho::RUSAGE_SELF)?.minor_page_faults())?)
}

/// Las páginas modificadas de este proceso que son solo suyas (`Private_Dirty`) o también de otro (`Shared_Dirty`).
fn paginas(clase: &str) -> anyhow::Result<usize> {
    let resumen = fs::read_to_string("/proc/self/smaps_rollup")?;
    let linea = resumen.lines().find_map(|linea| linea.strip_prefix(clase)?.strip_prefix(':'));
    let kib = linea.and_then(|linea| linea.trim().strip_suffix(" kB"));
    let kib: usize = kib.context("smaps_rollup dice cuánta memoria hay de cada clase")?.parse()?;
    Ok(kib * 1024 / pagina()?)
}

pub fn leer_y_escribir(memoria: &mut [u8]) -> anyhow::Result<()> {
    // ANCHOR: copia
    let pagina = pagina()?;
    let compartidas = paginas("Shared_Dirty")?;
    check("al nacer, el hijo comparte las páginas con su padre", compartidas >= CASI_TODAS)?;

    let antes = fallos_de_pagina()?;
    let suma: usize = memoria.iter().step_by(pagina).map(|byte| usize::from(*byte)).sum();
    let al_leer = fallos_de_pagina()? - antes;
    say!("fallos al leer {suma} páginas: {}", varies(al_leer));
    check("leer no copia: apenas hay fallos", al_leer < PAGINAS / 20)?;

    let privadas = paginas("Private_Dirty")?;
    let antes = fallos_de_pagina()?;
    memoria.iter_mut().step_by(pagina).for_each(|byte| *byte = 2);
    let al_escribir = fallos_de_pagina()? - antes;
    say!("fallos al escribir en {suma} páginas: {}", varies(al_escribir));
    check("escribir copia: un fallo por página", al_escribir >= CASI_TODAS)?;

    let copiadas = paginas("Private_Dirty")?.saturating_sub(privadas);
    check("y ahora esas páginas son solo del hijo", copiadas >= CASI_TODAS)?;
    // ANCHOR_END: copia
    check_eq("páginas leídas", suma, PAGINAS)?;
    Ok(())
}
