//! Un Manager: un proceso guarda un diccionario, y los demás se lo piden.

mod servidor;

use shared::lesson::{Level, Plain, Step, check_eq};
use shared::process::Process;
use shared::sync::{Barrier, Lock};

use servidor::Manager;

pub const STEP: Step = Step {
    name: "manager",
    title: "Manager: un diccionario entre varios procesos",
    level: Level::Extension,
    predict: "un proceso guarda un diccionario y los demás se lo piden. Dos procesos suman 1 a la vez a datos[\"x\"], que vale 0. ¿Cuánto puede valer al final?",
    observe: "sumar son dos peticiones, una para leer y otra para escribir: sin cerrojo, una suma puede perderse. Y lo que se lee es una copia.",
    topic: "1_syncProcesses.py: «cómo los procesos pueden comunicarse entre sí»",
    run: &Plain(run),
};

fn run() -> anyhow::Result<()> {
    let manager = Manager::new(3)?;
    let mut servidor = Process::new(|| manager.servir()).with_daemon(true);
    servidor.start()?;
    let datos = manager.proxy(0);

    // ANCHOR: sumar
    let (los_dos, lock) = (Barrier::new(2)?, Lock::new()?);
    let sumar_mal = |quien: usize| {
        let datos = manager.proxy(quien);
        let n = datos.leer("x")?[0];
        los_dos.wait()?;
        datos.escribir("x", &[n + 1])
    };
    let sumar_bien = |quien: usize| {
        let datos = manager.proxy(quien);
        let _guardia = lock.guard()?;
        let n = datos.leer("x")?[0];
        datos.escribir("x", &[n + 1])
    };

    datos.escribir("x", &[0])?;
    en_dos_procesos(sumar_mal)?;
    check_eq("dos sumas sin lock", datos.leer("x")?[0], 1)?;
    datos.escribir("x", &[0])?;
    en_dos_procesos(sumar_bien)?;
    check_eq("dos sumas con lock", datos.leer("x")?[0], 2)?;
    // ANCHOR_END: sumar

    // ANCHOR: notas
    datos.escribir("notas", &[])?;
    let mut notas = datos.leer("notas")?;
    notas.push(7);
    check_eq("notas, si cambio la mía", datos.leer("notas")?, vec![])?;
    datos.escribir("notas", &notas)?;
    check_eq("notas, si se la envío", datos.leer("notas")?, vec![7])?;
    // ANCHOR_END: notas

    datos.acabar()?;
    servidor.join()?;
    check_eq("exitcode() del servidor", servidor.exitcode(), Some(0))?;
    Ok(())
}

fn en_dos_procesos(
    tarea: impl Fn(usize) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let tarea = &tarea;
    let mut procesos = [1, 2].map(|quien| Process::new(move || tarea(quien)));
    for proceso in &mut procesos {
        proceso.start()?;
    }
    for proceso in &mut procesos {
        proceso.join()?;
        anyhow::ensure!(
            proceso.exitcode() == Some(0),
            "un proceso no ha podido sumar"
        );
    }
    Ok(())
}
