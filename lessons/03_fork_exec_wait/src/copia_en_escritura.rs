//! El hijo se lleva una copia de la memoria, y el núcleo no la hace hasta que alguien escribe.

mod contadores;

use nix::unistd::ForkResult;
use shared::fork::fork;
use shared::lesson::{Level, Plain, Step, check, check_eq};
use shared::wait::{WaitStatus, waitpid};
use shared::{child, say, varies};

use contadores::{fallos_de_pagina, pagina, paginas, reservar};

pub const STEP: Step = Step {
    name: "copia_en_escritura",
    title: "Cuándo se copia la memoria",
    level: Level::Extension,
    predict: "el padre tiene 4096 páginas de memoria y llama a fork. ¿Cuántas copia el núcleo cuando el hijo las lee? ¿Y cuando escribe en ellas?",
    observe: "leer no copia nada: cada página se copia cuando uno de los dos escribe en ella.",
    topic: "«una copia exacta del proceso padre»",
    run: &Plain(run),
};

const PAGINAS: usize = 4096;

/// El núcleo puede mover alguna página mientras se cuentan.
const CASI_TODAS: usize = PAGINAS / 100 * 95;

fn run() -> anyhow::Result<()> {
    // ANCHOR: paginas
    let mut memoria = reservar(PAGINAS)?;
    let hijo = match fork()? {
        ForkResult::Child => child::run(|| leer_y_escribir(&mut memoria)),
        ForkResult::Parent { child } => child,
    };
    let estado = waitpid(hijo, None)?;
    check_eq("el hijo ha contado bien", estado, WaitStatus::Exited(hijo, 0))?;
    let cambiados = memoria.iter().filter(|byte| **byte != 1).count();
    check_eq("bytes que el hijo ha cambiado en el padre", cambiados, 0)?;
    // ANCHOR_END: paginas
    Ok(())
}

fn leer_y_escribir(memoria: &mut [u8]) -> anyhow::Result<()> {
    // ANCHOR: copia
    let compartidas = paginas("Shared_Dirty")?;
    let son_casi_todas = compartidas >= CASI_TODAS;
    check("al nacer, el hijo comparte las páginas con su padre", son_casi_todas)?;

    let antes = fallos_de_pagina()?;
    let un_byte_de_cada = memoria.iter().step_by(pagina()?);
    let suma: usize = un_byte_de_cada.map(|byte| usize::from(*byte)).sum();
    let al_leer = fallos_de_pagina()? - antes;
    say!("fallos al leer {suma} páginas: {}", varies(al_leer));
    check("leer no copia: apenas hay fallos", al_leer < PAGINAS / 20)?;

    let privadas = paginas("Private_Dirty")?;
    let antes = fallos_de_pagina()?;
    memoria.iter_mut().step_by(pagina()?).for_each(|byte| *byte = 2);
    let al_escribir = fallos_de_pagina()? - antes;
    say!("fallos al escribir en {suma} páginas: {}", varies(al_escribir));
    check("escribir copia: un fallo por página", al_escribir >= CASI_TODAS)?;

    let copiadas = paginas("Private_Dirty")?.saturating_sub(privadas);
    check("y ahora esas páginas son solo del hijo", copiadas >= CASI_TODAS)?;
    // ANCHOR_END: copia
    check_eq("páginas leídas", suma, PAGINAS)?;
    Ok(())
}
