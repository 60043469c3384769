//! Un registro en el que apuntan varios procesos: cada apunte son dos líneas, y han de ir juntas.

use std::fs::File;
use std::io::{Read, Seek, Write};
use std::thread::yield_now;

use nix::sys::memfd::{MFdFlags, memfd_create};
use shared::lesson::{Level, Plain, Step, check_eq};
use shared::process::Process;
use shared::sync::Lock;
use shared::{say, varies};

use crate::apoyo::fin::todos_bien;

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
    let cortados = cortados(&registrar(None)?);
    say!(
        "sin cerrojo, apuntes con las líneas separadas: {} de {TOTAL}",
        varies(cortados)
    );
    // ANCHOR: con_cerrojo
    let lock = Lock::new()?;
    let lineas = registrar(Some(&lock))?;
    check_eq("con el cerrojo, líneas", lineas.len(), 2 * TOTAL)?;
    check_eq(
        "con el cerrojo, apuntes con las líneas separadas",
        self::cortados(&lineas),
        0,
    )?;
    // ANCHOR_END: con_cerrojo
    Ok(())
}

const TOTAL: usize = PROCESOS * VECES;

fn registrar(lock: Option<&Lock>) -> anyhow::Result<Vec<String>> {
    let mut registro =
        File::from(memfd_create(c"registro", MFdFlags::MFD_CLOEXEC)?);
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
    drop(procesos);
    let mut texto = String::new();
    registro.rewind()?;
    registro.read_to_string(&mut texto)?;
    Ok(texto.lines().map(str::to_owned).collect())
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

/// Cuántas veces, tras el «empieza» de un proceso, no va su «acaba».
fn cortados(lineas: &[String]) -> usize {
    let seguidas = lineas.windows(2).filter(|par| par[0].ends_with("empieza"));
    seguidas.filter(|par| par[0].replace("empieza", "acaba") != par[1]).count()
}
