//! Un registro en el que apuntan varios procesos: cada apunte son dos líneas, y han de ir juntas.

mod fichero;

use std::fs::File;
use std::io::Write;
use std::thread::yield_now;

use shared::lesson::{Level, Plain, Step, check_eq};
use shared::process::Process;
use shared::sync::Lock;
use shared::{say, varies};

use crate::apoyo::fin::todos_bien;
use fichero::{cortados, leer, nuevo};

pub const STEP: Step = Step {
    name: "registro",
    title: "Un registro y varios procesos",
    level: Level::Extension,
    predict: "varios procesos apuntan en el mismo fichero. Cada apunte son dos líneas. ¿Salen siempre juntas?",
    observe: "solo con el cerrojo adquirido mientras se escriben las dos. Cada línea sale entera, pero entre dos cabe la de otro.",
    topic: "lock.acquire() y lock.release()",
    run: &Plain(run),
};

const PROCESOS: usize = 3;

fn run() -> anyhow::Result<()> {
    let sueltos = varies(cortados(&registrar(None)?));
    say!("sin cerrojo, apuntes con las líneas separadas: {sueltos} de {TOTAL}");
    // ANCHOR: con_cerrojo
    let lock = Lock::new()?;
    let lineas = registrar(Some(&lock))?;
    check_eq("con el cerrojo, líneas", lineas.len(), 2 * TOTAL)?;
    let sueltos = cortados(&lineas);
    check_eq("con el cerrojo, apuntes con las líneas separadas", sueltos, 0)?;
    // ANCHOR_END: con_cerrojo
    Ok(())
}

const TOTAL: usize = PROCESOS * VECES;

fn registrar(lock: Option<&Lock>) -> anyhow::Result<Vec<String>> {
    let registro = nuevo()?;
    let mut procesos = Vec::new();
    for quien in 1..=PROCESOS {
        let registro = &registro;
        let mut proceso = Process::new(move || apuntar(quien, registro, lock));
        proceso.start()?;
        procesos.push(proceso);
    }
    for proceso in &mut procesos {
        proceso.join()?;
    }
    todos_bien(&procesos)?;
    Ok(leer(&registro)?)
}

// ANCHOR: apuntar
const VECES: usize = 200;

fn apuntar(
    quien: usize,
    mut registro: &File,
    lock: Option<&Lock>,
) -> anyhow::Result<()> {
    for _ in 0..VECES {
        let _guardia = lock.map(Lock::guard).transpose()?;
        registro.write_all(format!("{quien} empieza\n").as_bytes())?;
        yield_now(); // aquí puede colarse otro
        registro.write_all(format!("{quien} acaba\n").as_bytes())?;
    }
    Ok(())
}
// ANCHOR_END: apuntar
