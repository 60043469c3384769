//! Una variable de condición: esperar, sin el cerrojo, a que otro avise de que algo ha cambiado.

use shared::ipc::RawValue;
use shared::lesson::{Level, Plain, Step, check_eq};
use shared::process::Process;
use shared::sync::{Condition, Semaphore, SyncError};

use crate::fin::todos_bien;

pub const STEP: Step = Step {
    name: "condicion",
    title: "Condición: esperar dentro de un while",
    level: Level::Extension,
    predict: "cuatro clientes esperan mesa. Queda libre una y se avisa a los cuatro. ¿Cuántos se sientan?",
    observe: "despiertan los cuatro y se sienta uno: los demás vuelven a mirar, y a esperar. Por eso es while y no if.",
    topic: "1_syncProcesses.py: mecanismos de sincronización",
    run: &Plain(run),
};

// ANCHOR: sala
struct Sala {
    condicion: Condition,
    mesas: RawValue<i64>,
    despertares: RawValue<u64>,
    /// Uno por cada vez que un cliente se pone a esperar, y por cada uno que se sienta.
    esperan: Semaphore,
    sentados: Semaphore,
}

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
// ANCHOR_END: sala

fn run() -> anyhow::Result<()> {
    let sala = Sala {
        condicion: Condition::new()?.with_name("mesa libre"),
        mesas: RawValue::new(0)?,
        despertares: RawValue::new(0)?,
        esperan: Semaphore::new(0)?.with_name("clientes que esperan"),
        sentados: Semaphore::new(0)?.with_name("clientes sentados"),
    };
    let mut procesos = Vec::new();
    for _ in 0..4 {
        let mut proceso = Process::new(|| cliente(&sala));
        proceso.start()?;
        procesos.push(proceso);
    }
    cuantos(&sala.esperan, 4)?;

    // ANCHOR: todos
    sala.condicion.acquire()?;
    sala.mesas.set(1);
    let aviso = sala.condicion.notify_all()?;
    sala.condicion.release()?;
    check_eq("una mesa y notify_all(), despertados", aviso.awakened, 4)?;
    cuantos(&sala.sentados, 1)?;
    cuantos(&sala.esperan, 3)?;
    check_eq("se sienta uno y vuelven a esperar 3, mesas", sala.mesas.get(), 0)?;
    // ANCHOR_END: todos

    // ANCHOR: dos
    sala.condicion.acquire()?;
    sala.mesas.set(2);
    let aviso = sala.condicion.notify_n(2)?;
    sala.condicion.release()?;
    check_eq("dos mesas y notify_n(2), despertados", aviso.awakened, 2)?;
    cuantos(&sala.sentados, 2)?;
    check_eq("despertares en total, 4 y 2", sala.despertares.get(), 6)?;
    // ANCHOR_END: dos

    // ANCHOR: sin_cerrojo
    let error = Err(SyncError::NotOwner { operation: "notify()" });
    check_eq("notify() sin el cerrojo", sala.condicion.notify(), error)?;
    // ANCHOR_END: sin_cerrojo
    sala.condicion.acquire()?;
    sala.mesas.set(1);
    sala.condicion.notify()?;
    sala.condicion.release()?;
    for proceso in &mut procesos {
        proceso.join()?;
    }
    todos_bien(&procesos)?;
    check_eq("mesas libres", sala.mesas.get(), 0)?;
    Ok(())
}

fn cuantos(semaforo: &Semaphore, n: u32) -> Result<(), SyncError> {
    for _ in 0..n {
        semaforo.acquire()?;
    }
    Ok(())
}
