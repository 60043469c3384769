//! Cada proceso tiene su propia memoria: la misma dirección, dos valores.

use shared::lesson::{Level, Plain, Step, check, check_eq};
use shared::process::Process;
use shared::{say, varies};

pub const STEP: Step = Step {
    name: "memoria",
    title: "Cada proceso tiene su propia memoria",
    level: Level::Essential,
    predict: "numero vale 5 y el hijo le suma 1. Cuando el hijo ha terminado, ¿cuánto vale numero en el padre?",
    observe: "la dirección es la misma, pero en cada proceso lleva a una memoria distinta: el 6 se fue con el hijo.",
    topic: "«Tiene su propio espacio de memoria»",
    run: &Plain(run),
};

fn run() -> anyhow::Result<()> {
    // ANCHOR: memoria
    let mut numero = 5;
    let direccion = &raw const numero;
    say!("antes de start: numero vale {numero} y está en {:?}", varies(direccion));

    let mut hijo = Process::new(|| {
        numero += 1;
        say!("numero vale {numero} y está en {:?}", varies(&raw const numero));
        check("es la dirección del padre", &raw const numero == direccion)?;
        anyhow::Ok(numero)
    });
    hijo.start()?;
    hijo.join()?;
    // El código de salida es una de las pocas cosas que le llegan al padre.
    check_eq("numero en el hijo", hijo.exitcode(), Some(6))?;
    drop(hijo);

    let ahora = &raw const numero;
    say!("después de join: numero vale {numero} y está en {:?}", varies(ahora));
    check_eq("numero en el padre", numero, 5)?;
    // ANCHOR_END: memoria
    Ok(())
}
