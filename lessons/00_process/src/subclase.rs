//! Un proceso con sus datos: en Python, una subclase de `Process` con su método `run`.

use shared::lesson::{Level, Plain, Step, check_eq};
use shared::process::Process;
use shared::say;

pub const STEP: Step = Step {
    name: "subclase",
    title: "Un proceso con sus datos y su método run",
    level: Level::Extension,
    predict: "run guarda en el objeto lo que ha sumado. Cuando el hijo ha terminado, ¿cuánto vale suma en el padre? ¿Y si en vez de arrancar el proceso se llama a run?",
    observe: "start crea el proceso, y el hijo llama a run con su copia del objeto: lo que guarda en ella se va con él. Llamar a run es llamar a una función, sin proceso nuevo.",
    topic: "multiprocessing.Process, con una subclase y su método run",
    run: &Plain(run),
};

// ANCHOR: clase
struct Sumador {
    hasta: u32,
    suma: u32,
}

impl Sumador {
    fn run(&mut self) {
        self.suma = (1..=self.hasta).sum();
        say!("de 1 a {} suman {}", self.hasta, self.suma);
    }
}
// ANCHOR_END: clase

fn run() -> anyhow::Result<()> {
    // ANCHOR: start
    let mut sumador = Sumador { hasta: 10, suma: 0 };
    let mut hijo = Process::new(|| sumador.run());
    hijo.start()?;
    hijo.join()?;
    check_eq("exitcode()", hijo.exitcode(), Some(0))?;
    drop(hijo);
    check_eq("después de start y join, suma en el padre", sumador.suma, 0)?;
    // ANCHOR_END: start

    // ANCHOR: run
    sumador.run(); // sin proceso: lo hace el padre
    check_eq("después de llamar a run, suma en el padre", sumador.suma, 55)?;
    // ANCHOR_END: run
    Ok(())
}
