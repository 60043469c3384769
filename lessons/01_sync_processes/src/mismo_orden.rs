//! Dos cerrojos, siempre en el mismo orden: el círculo no se puede cerrar.

use shared::ipc::RawArray;
use shared::lesson::{Level, Plain, Step, check_eq};
use shared::process::Process;
use shared::sync::{Lock, SyncError};

pub const STEP: Step = Step {
    name: "mismo_orden",
    title: "Dos cerrojos, siempre en el mismo orden",
    level: Level::Essential,
    predict: "dos procesos necesitan los cerrojos A y B, y los dos empiezan siempre por A. ¿Puede haber interbloqueo?",
    observe: "no: quien tiene B ya tiene A, y no espera a nadie. El círculo no se puede cerrar.",
    topic: "lock.acquire(), con varios cerrojos",
    run: &Plain(run),
};

fn run() -> anyhow::Result<()> {
    // ANCHOR: orden
    let a = Lock::new()?.with_name("A");
    let b = Lock::new()?.with_name("B");
    let cuentas = RawArray::new(&[0, 0])?;
    let mut procesos = Vec::new();
    for _ in 0..2 {
        let mut proceso = Process::new(|| primero_a(&a, &b, &cuentas));
        proceso.start()?;
        procesos.push(proceso);
    }
    for proceso in &mut procesos {
        proceso.join()?;
        check_eq(
            &format!("exitcode() de {}", proceso.name()),
            proceso.exitcode(),
            Some(0),
        )?;
    }
    check_eq(
        "siempre primero A y después B",
        cuentas.to_vec(),
        vec![-2 * VECES, 2 * VECES],
    )?;
    // ANCHOR_END: orden
    Ok(())
}

// ANCHOR: primero_a
const VECES: i64 = 10_000;
type Cuentas = RawArray<i64>;

fn primero_a(a: &Lock, b: &Lock, cuentas: &Cuentas) -> Result<(), SyncError> {
    for _ in 0..VECES {
        let _a = a.guard()?;
        let _b = b.guard()?;
        cuentas.set(0, cuentas.get(0)? - 1)?;
        cuentas.set(1, cuentas.get(1)? + 1)?;
    }
    Ok(())
}
// ANCHOR_END: primero_a
