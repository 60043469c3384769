//! Una variable de condición: esperar, sin el cerrojo, a que otro avise de que algo ha cambiado.

mod sala;

use shared::lesson::{Level, Plain, Step, check_eq};
use shared::process::Process;
use shared::sync::SyncError;

use crate::apoyo::avisos;
use crate::apoyo::fin::todos_bien;
use sala::Sala;

pub const STEP: Step = Step {
    name: "condicion",
    title: "Condición: esperar dentro de un while",
    level: Level::Extension,
    predict: "cuatro clientes esperan mesa. Queda libre una y se avisa a los cuatro. ¿Cuántos se sientan?",
    observe: "despiertan los cuatro y se sienta uno: los demás vuelven a mirar, y a esperar. Por eso es while y no if.",
    topic: "1_syncProcesses.py: mecanismos de sincronización",
    run: &Plain(run),
};

// ANCHOR: cliente
fn cliente(sala: &Sala) -> Result<(), SyncError> {
    sala.condicion.acquire()?;
    while sala.mesas.get() == 0 {
        sala.esperan.release()?;
        sala.condicion.wait()?;
        sala.despertares.set(sala.despertares.get() + 1);
    }
    sala.mesas.set(sala.mesas.get() - 1);
    sala.sentados.release()?;
    sala.condicion.release()
}
// ANCHOR_END: cliente

fn run() -> anyhow::Result<()> {
    let sala = Sala::new()?;
    let mut procesos = Vec::new();
    for _ in 0..4 {
        let mut proceso = Process::new(|| cliente(&sala));
        proceso.start()?;
        procesos.push(proceso);
    }
    avisos::esperar(&sala.esperan, 4)?;

    // ANCHOR: todos
    sala.condicion.acquire()?;
    sala.mesas.set(1);
    let aviso = sala.condicion.notify_all()?;
    sala.condicion.release()?;
    check_eq("una mesa y notify_all(), despertados", aviso.awakened, 4)?;
    avisos::esperar(&sala.sentados, 1)?;
    avisos::esperar(&sala.esperan, 3)?;
    check_eq("se sienta uno y vuelven a esperar 3, mesas", sala.mesas.get(), 0)?;
    // ANCHOR_END: todos

    // ANCHOR: dos
    sala.condicion.acquire()?;
    sala.mesas.set(2);
    let aviso = sala.condicion.notify_n(2)?;
    sala.condicion.release()?;
    check_eq("dos mesas y notify_n(2), despertados", aviso.awakened, 2)?;
    avisos::esperar(&sala.sentados, 2)?;
    check_eq("despertares en total, 4 y 2", sala.despertares.get(), 6)?;
    // ANCHOR_END: dos

    // ANCHOR: sin_cerrojo
    let error = Err(SyncError::NotOwner { operation: "notify()" });
    check_eq("notify() sin el cerrojo", sala.condicion.notify(), error)?;
    // ANCHOR_END: sin_cerrojo
    sala.queda_libre_otra()?;
    for proceso in &mut procesos {
        proceso.join()?;
    }
    todos_bien(&procesos)?;
    check_eq("mesas libres", sala.mesas.get(), 0)?;
    Ok(())
}
