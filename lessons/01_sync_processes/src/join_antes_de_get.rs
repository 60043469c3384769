//! El cuelgue de la cola: `join` antes de `get`. El hijo no termina porque espera a quien lo está esperando.

use std::time::Duration;

use anyhow::{bail, ensure};
use shared::ipc::{IpcError, Queue};
use shared::lesson::{Level, Plain, Step, check_eq};
use shared::process::Process;
use shared::say;

use crate::apoyo::esperas;
use crate::apoyo::fin::como_ha_acabado;

pub const STEP: Step = Step {
    name: "join_antes_de_get",
    title: "join antes de get",
    level: Level::Extension,
    predict: "el hijo mete en una cola más de lo que cabe. El padre hace join y después get. ¿Qué pasa?",
    observe: "el padre espera al hijo, y el hijo, a que alguien saque algo. Primero se saca todo con get; después, join.",
    topic: "p.join(), y las colas de 1_syncProcesses.py",
    run: &Plain(run),
};

fn run() -> anyhow::Result<()> {
    // ANCHOR: cuelga
    let resultados = Queue::bounded(1)?.with_name("resultados");
    let mut hijo = Process::new(|| calcular(&resultados));
    hijo.start()?;
    let terminado = hijo.join_timeout(Duration::from_millis(300))?;
    ensure!(!terminado, "nadie ha leído la cola, pero {}", como_ha_acabado(&hijo));
    say!("✔ join, con un plazo: hijo 1 no ha terminado");
    for espera in esperas::de([&hijo])? {
        say!("{espera}");
    }
    // ANCHOR_END: cuelga

    // ANCHOR: cura
    for i in 1..=3 {
        check_eq("get()", resultados.get()?, i * i)?;
    }
    hijo.join()?;
    check_eq("primero get y después join, exitcode()", hijo.exitcode(), Some(0))?;
    // ANCHOR_END: cura

    // ANCHOR: sin_plazo
    let mut hijo = Process::new(|| {
        let Err(IpcError::Hopeless(motivo)) = calcular(&resultados) else {
            bail!("put() debía fallar, porque nadie va a leer");
        };
        let motivo = motivo.replace(": ", ":\n  ").replace("; ", ";\n  ");
        say!("put() devuelve un error:\n  {motivo}");
        Ok(())
    });
    hijo.start()?;
    hijo.join()?;
    check_eq("join sin plazo, exitcode()", hijo.exitcode(), Some(0))?;
    check_eq("get()", resultados.get()?, 1)?;
    // ANCHOR_END: sin_plazo

    // ANCHOR: sin_limite
    let sin_limite = Queue::new()?;
    let megabyte = "x".repeat(1 << 20);
    let mut hijo = Process::new(|| sin_limite.put(&megabyte));
    hijo.start()?;
    hijo.join()?;
    let codigo = hijo.exitcode();
    check_eq("sin límite, join antes de get, exitcode()", codigo, Some(0))?;
    let bytes = sin_limite.get()?.len();
    check_eq("bytes que ha dejado el hijo, ya terminado", bytes, 1 << 20)?;
    // ANCHOR_END: sin_limite
    Ok(())
}

// ANCHOR: calcular
fn calcular(resultados: &Queue<u32>) -> Result<(), IpcError> {
    for i in 1..=3 {
        resultados.put(&(i * i))?;
    }
    Ok(())
}
// ANCHOR_END: calcular
